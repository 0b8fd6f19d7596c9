using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// Orders the best sentences of a question anew, as far as its time goes. A reranker that fails leaves them as they are, and is not asked
/// again before <see cref="TryAsync"/> has found that it works.
/// </summary>
/// <param name="reranker">Null for none.</param>
/// <param name="budget">How long it may take for a question.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Told of a failure, once until it works again.</param>
public sealed partial class SentenceReranking(IReranker? reranker, TimeSpan budget, TimeProvider clock, ILogger<SentenceReranking> logger)
{
    /// <summary>So many sentences are ordered anew: the answer is hardly ever farther down, and each costs a run of the model.</summary>
    public const int MaxSentences = 20;

    private volatile string? _problem;

    public static SentenceReranking None { get; } = new(null, TimeSpan.Zero, TimeProvider.System, NullLogger<SentenceReranking>.Instance);

    public bool IsOn => reranker is not null;

    /// <summary>Why it does not work, in a sentence; null while it does.</summary>
    public string? Problem => _problem;

    /// <summary>Loads the reranker and tries it.</summary>
    /// <returns>False where it does not work: <see cref="Problem"/> says why.</returns>
    public Task<bool> TryAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                reranker?.Score("What is agreed?", "It is agreed.", cancellationToken);
                _problem = null;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Report(e);
            }

            return _problem is null;
        },
        cancellationToken);

    /// <summary>
    /// The places of sentences, in their new order: those that were reached by their scores, then the others as they were.
    /// </summary>
    internal IReadOnlyList<int> Order(string question, IReadOnlyList<string> sentences, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        if (reranker is null || _problem is not null)
        {
            return order;
        }

        var scores = new List<float>(sentences.Count);
        using var timeUp = new CancellationTokenSource(budget, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            while (scores.Count < sentences.Count && !timeUp.IsCancellationRequested)
            {
                scores.Add(reranker.Score(question, sentences[scores.Count], ending.Token));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up in the middle of a sentence, which was not reached then.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
            return order;
        }

        return [.. order.Take(scores.Count).OrderByDescending(place => scores[place]), .. order.Skip(scores.Count)];
    }

    private void Report(Exception exception)
    {
        if (_problem is null)
        {
            Log.Failed(logger, exception.Message, exception is InvalidDataException ? null : exception);
        }

        _problem = exception.Message;
    }

    private static partial class Log
    {
        [LoggerMessage(1204, LogLevel.Error, "The reranker does not work : {Reason} Sentences keep the order that they have without it.")]
        public static partial void Failed(ILogger logger, string reason, Exception? exception);
    }
}
