using TreatyBot.Core.Answering.Retrieval;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>Puts scored sentences into the order in which they are looked at for quotes.</summary>
internal sealed class SentenceOrder(Corpus corpus, SentenceReranking reranking)
{
    /// <summary>By score; then as the reranker says; what is asked for by its number before all.</summary>
    public async ValueTask ApplyAsync(QuestionAnalysis question, List<ScoredSentence> sentences, CancellationToken cancellationToken)
    {
        sentences.Sort((one, other) => Compare(one, other));
        await RerankAsync(question, sentences, cancellationToken);
        PutAskedForFirst(question, sentences);
    }

    /// <summary>The best first; equals in the order of the store.</summary>
    private static int Compare(ScoredSentence one, ScoredSentence other)
    {
        var order = other.Score.CompareTo(one.Score);
        order = order != 0 ? order : one.Passage.PassageId.CompareTo(other.Passage.PassageId);
        return order != 0 ? order : one.Sentence.CompareTo(other.Sentence);
    }

    /// <summary>Lets the reranker order the best sentences anew.</summary>
    private async ValueTask RerankAsync(QuestionAnalysis question, List<ScoredSentence> sentences, CancellationToken cancellationToken)
    {
        if (!reranking.IsOn)
        {
            return;
        }

        var best = new List<ScoredSentence>();
        var texts = new List<string>();
        foreach (var scored in sentences.Take(SentenceReranking.MaxSentences))
        {
            if (await corpus.FindReadingAsync(scored.Passage.ReadingId, cancellationToken) is not { } reading)
            {
                // Withdrawn meanwhile: whoever quotes it finds that out.
                break;
            }

            var range = scored.Passage.Sentences[scored.Sentence].Range;
            best.Add(scored);
            texts.Add(reading.Text[range.Start..range.End]);
        }

        var order = reranking.Order(QuestionText.Whole(question), texts, cancellationToken);
        Replace(sentences, [.. order.Select(place => best[place])]);
    }

    /// <summary>
    /// An article that is asked for by its number answers before all others, and the paragraph before its article. Where nothing else is
    /// asked, it is read from its beginning.
    /// </summary>
    private static void PutAskedForFirst(QuestionAnalysis question, List<ScoredSentence> sentences)
    {
        if (!sentences.Exists(sentence => sentence.AskedFor != AskedFor.Nothing))
        {
            return;
        }

        var places = new Dictionary<long, int>();
        foreach (var sentence in sentences)
        {
            places.TryAdd(sentence.Passage.DocumentId, places.Count);
        }

        Replace(sentences, [.. sentences
            .OrderByDescending(sentence => sentence.AskedFor)
            .ThenBy(sentence => IsRead(sentence) ? places[sentence.Passage.DocumentId] : 0)
            .ThenBy(sentence => IsRead(sentence) ? sentence.Passage.PassageId : 0)
            .ThenBy(sentence => IsRead(sentence) ? sentence.Sentence : 0)]);

        bool IsRead(ScoredSentence sentence) =>
            sentence.AskedFor == AskedFor.Section || (question.IsOfClauseAlone && sentence.AskedFor != AskedFor.Nothing);
    }

    /// <summary>
    /// Puts the first sentences into another order. The scores stay where they are: what stands first has the first score, so that how far
    /// it stands out means to the confidence what it always means.
    /// </summary>
    private static void Replace(List<ScoredSentence> sentences, IReadOnlyList<ScoredSentence> ordered)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            sentences[i] = ordered[i] with { Score = sentences[i].Score };
        }
    }
}
