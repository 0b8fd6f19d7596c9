using System.Collections.Concurrent;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>A desk that knows the answer to each question from a script, and lays it out as the real one does.</summary>
internal sealed class ScriptedDesk(ReplyLayout layout, IDocumentStore documents, IReadOnlyList<CollectionOptions> collections) : IDesk
{
    private readonly ConcurrentDictionary<string, Func<Answer>> _script = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AskedQuestion> _accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _posted = new(StringComparer.Ordinal);

    public ConcurrentDictionary<(string EventKey, string Asker), bool> Ratings { get; } = new();

    public int Answers { get; private set; }

    public IReadOnlyCollection<AskedQuestion> Questions => [.. _accepted.Values];

    public void On(string question, Func<Answer> answer) => _script[question] = answer;

    public AskedQuestion? Find(string eventKey) => _accepted.GetValueOrDefault(eventKey);

    public Task<bool> AcceptAsync(AskedQuestion question, CancellationToken cancellationToken) =>
        Task.FromResult(_accepted.TryAdd(question.EventKey, question));

    public Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        if (_posted.ContainsKey(question.EventKey))
        {
            return Task.FromResult<Reply?>(null);
        }

        Answers++;
        return Task.FromResult<Reply?>(layout.Lay(question, AnswerOf(question)));
    }

    public Task PostedAsync(string eventKey, string? messageId, CancellationToken cancellationToken)
    {
        _posted.TryAdd(eventKey, 0);
        return Task.CompletedTask;
    }

    public Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> ReviseAsync(string eventKey, string text, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlySet<string>> VisibleCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(collections.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal));

    public Task<bool> HasRepliedInAsync(Place place, string? except, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string> HowToAskAsync(AskedQuestion question, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListExamplesAsync(Asker asker, Place place, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<Reply?> TurnToArticleAsync(
        string eventKey, int passage, Asker asker, Place place, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<Reply?> MoreAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken)
    {
        if (!_accepted.TryGetValue(eventKey, out var question) || !_posted.ContainsKey(eventKey))
        {
            return null;
        }

        var answer = AnswerOf(question);
        if (answer is Answered answered)
        {
            var kept = new List<Citation>();
            foreach (var citation in answered.Citations)
            {
                if (await documents.FindReadingAsync(citation.Quote.Reading.Id, cancellationToken) is not null)
                {
                    kept.Add(citation);
                }
            }

            answer = kept.Count > 0
                ? new Answered(kept, answered.Differs, answered.Confidence)
                : new Refused(RefusalReason.NothingIndexed, "What I had found has been withdrawn meanwhile.");
        }

        return layout.Lay(question, answer, all: true);
    }

    public Task<Reply?> SearchAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<FeedbackReasonResult> ExplainRatingAsync(
        string eventKey, Asker asker, FeedbackReason reason, string? words, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ThreadTurn>> ListTurnsAsync(
        Asker asker, Place place, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ThreadTurn>>(
    [
        .. Questions.Where(question => question.Place.Thread == place.Thread)
            .OrderBy(question => question.AskedAt)
            .Select(question => new ThreadTurn(question.Text, question.AskedAt, layout.Lay(question, AnswerOf(question), all: true))),
    ]);

    public Task RateAsync(string eventKey, Asker asker, bool helpful, CancellationToken cancellationToken)
    {
        Ratings[(eventKey, asker.ToString())] = helpful;
        return Task.CompletedTask;
    }

    private Answer AnswerOf(AskedQuestion question) => _script.TryGetValue(question.Text, out var answer)
        ? answer()
        : new NothingFound(new SearchedScope([.. collections.Select(collection => collection.Name)], 4, 12), [], 0.08);
}
