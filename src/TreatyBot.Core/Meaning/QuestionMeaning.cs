using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// What one question means, against the texts of the corpus: cosines of the question with passages, headings and sentences. A text without
/// a vector yet is taken for as near as the tenth-nearest passage, so that a new document is neither preferred nor passed over.
/// </summary>
internal sealed class QuestionMeaning
{
    private const int Tenth = 9;

    private readonly CorpusVectors _vectors;
    private readonly QueryVector _whole;
    private readonly QueryVector _topic;
    private readonly double _unknown;

    /// <param name="vectors">The vectors.</param>
    /// <param name="whole">The question as it was asked.</param>
    /// <param name="topic">Without the names of the documents that it means.</param>
    /// <param name="nearest">The passages nearest to it.</param>
    public QuestionMeaning(CorpusVectors vectors, QueryVector whole, QueryVector topic, NearestPassages nearest)
    {
        _vectors = vectors;
        _whole = whole;
        _topic = topic;
        Nearest = nearest;
        _unknown = nearest.Passages.Count > 0 ? nearest.Passages[Math.Min(Tenth, nearest.Passages.Count - 1)].Cosine : 0;
    }

    public NearestPassages Nearest { get; }

    /// <summary>How near a passage and one of its sentences are to the whole question, or to other words instead of it.</summary>
    public (double Passage, double Sentence) Compare(CatalogueEntry entry, long passageId, int sentence, QueryVector? words = null)
    {
        if (Find(entry, passageId) is not var (sheet, at) || sheet.Passages[at] is var units && units.Sentences <= sentence)
        {
            return (_unknown, _unknown);
        }

        return (sheet.Cosine(words ?? _whole, at), sheet.Cosine(words ?? _whole, units.FirstSentence + sentence));
    }

    /// <summary>How near a passage and its texts are.</summary>
    /// <param name="entry">The document that it belongs to.</param>
    /// <param name="passageId">The passage.</param>
    /// <param name="sentences">Takes the cosine of each of its sentences with what is asked beside the document's name.</param>
    /// <returns>The cosine of the passage with the whole question, and of its innermost heading with the topic; that of the passage where
    /// it has none.</returns>
    public (double Passage, double Heading) Compare(CatalogueEntry entry, long passageId, Span<double> sentences)
    {
        if (Find(entry, passageId) is not var (sheet, at) || sheet.Passages[at] is var units && units.Sentences != sentences.Length)
        {
            sentences.Fill(_unknown);
            return (_unknown, _unknown);
        }

        for (var i = 0; i < sentences.Length; i++)
        {
            sentences[i] = sheet.Cosine(_topic, units.FirstSentence + i);
        }

        return (sheet.Cosine(_whole, at), units.Heading >= 0 ? sheet.Cosine(_topic, units.Heading) : sheet.Cosine(_topic, at));
    }

    /// <summary>Where the vectors of a passage stand; null where it has none that can be compared.</summary>
    private (VectorSheet Sheet, int At)? Find(CatalogueEntry entry, long passageId) =>
        _vectors.Find(entry) is { } sheet && sheet.Dimensions == _whole.Dimensions
        && (int)(passageId - entry.FirstPassageId) is >= 0 and var at && at < sheet.PassageCount
            ? (sheet, at)
            : null;
}
