using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

/// <summary>
/// A cross-encoder of BERT's kind: it reads a question and a sentence as one text of two parts and says how well the one answers the other.
/// </summary>
internal sealed class OnnxReranker(EncoderModel model, bool quantize) : IReranker, IDisposable
{
    /// <summary>Of the tokens of both, the sentence has at least so many: a question without end must not crowd it out.</summary>
    private const int MinSentenceShare = 2;

    private readonly Lock _loading = new();
    private volatile LoadedModel? _loaded;

    public float Score(string question, string sentence, CancellationToken cancellationToken)
    {
        var loaded = Load();
        var first = loaded.Tokens(question, model.MaxTokens / MinSentenceShare);
        var second = loaded.Tokens(sentence, model.MaxTokens - first.Length + 1).AsSpan(1);
        long[] ids = [.. first, .. second];
        var mask = new long[ids.Length];
        var types = new long[ids.Length];
        mask.AsSpan().Fill(1);
        types.AsSpan(first.Length).Fill(1);
        var score = float.NaN;
        loaded.Run(ids, mask, types, ids.Length, (logits, _) => score = logits.Length switch
        {
            1 => logits[0],
            2 => logits[1] - logits[0],
            _ => throw new InvalidDataException(
                $"The reranker '{model.Name}' gives {logits.Length} numbers for a question and a sentence; 1 or 2 can be used. Choose "
                    + "another Meaning:Reranker."),
        }, cancellationToken);
        return float.IsFinite(score)
            ? score
            : throw new InvalidDataException($"The reranker '{model.Name}' gives no number. Choose another Meaning:Reranker.");
    }

    public void Dispose() => _loaded?.Dispose();

    private LoadedModel Load()
    {
        if (_loaded is { } before)
        {
            return before;
        }

        lock (_loading)
        {
            return _loaded ??= LoadedModel.Load(model, quantize, outputRank: 2, "Meaning:Reranker");
        }
    }
}
