using System.Runtime.CompilerServices;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// Shows authentic texts side by side: where the document of the best quote stands in its collection in another language too, the same
/// paragraph of that text is quoted right behind it. Told by articles and numbers, never by translating: see <see cref="InstrumentShape"/>.
/// </summary>
internal sealed class ParallelTexts(Corpus corpus, Catalogue catalogue, Predicate<Document> isVisible, int maxWords)
{
    /// <summary>So many documents are compared with one: those of nearly as many passages.</summary>
    private const int MostCompared = 40;

    /// <summary>A text has at most so many times the passages of its translation.</summary>
    private const double MostLonger = 1.8;

    /// <summary>An instrument is authentic in two or three languages as a rule; more would hide the other quotes.</summary>
    private const int MostShown = 2;

    private static readonly ConditionalWeakTable<CatalogueEntry, InstrumentShape> Shapes = [];

    /// <summary>The citations with the parallel texts of the first behind it.</summary>
    public async ValueTask<IReadOnlyList<Citation>> AddAsync(IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        if (citations.Count == 0 || catalogue.FindDocument(citations[0].Document.Id) is not { } entry
            || catalogue.Entries.Where(other => IsCandidate(entry, other)).ToList() is not { Count: > 0 } candidates
            || await ShapeAsync(entry, cancellationToken) is not { } shape
            || PassageOf(citations[0]) is not { } passage || shape.ArticleOf(passage) is not { } article)
        {
            return citations;
        }

        var found = new List<Citation>();
        var place = Place(shape.Articles[article], citations[0]);
        foreach (var other in candidates.OrderBy(other => Math.Abs(other.PassageCount - entry.PassageCount))
            .ThenBy(other => other.Document.Id).Take(MostCompared))
        {
            if (found.Count == MostShown)
            {
                break;
            }

            if (await ShapeAsync(other, cancellationToken) is { } parallel && shape.IsParallelTo(parallel)
                && parallel.Articles.TryGetValue(article, out var passages)
                && await corpus.FindReadingAsync(other.ReadingId, cancellationToken) is { } reading)
            {
                found.Add(Cite(reading, passages, place));
            }
        }

        var rest = citations.Skip(1).Where(citation => !found.Exists(parallel => parallel.Quote.Overlaps(citation.Quote)));
        return [citations[0], .. found, .. rest];
    }

    private bool IsCandidate(CatalogueEntry entry, CatalogueEntry other) =>
        other.Document.Collection == entry.Document.Collection
        && other.Facts.MainLanguage != entry.Facts.MainLanguage
        && isVisible(other.Document)
        && Math.Max(entry.PassageCount, other.PassageCount) <= MostLonger * Math.Min(entry.PassageCount, other.PassageCount);

    private async ValueTask<InstrumentShape?> ShapeAsync(CatalogueEntry entry, CancellationToken cancellationToken)
    {
        if (!Shapes.TryGetValue(entry, out var shape) && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading)
        {
            shape = Shapes.GetValue(entry, _ => InstrumentShape.Of(reading));
        }

        return shape;
    }

    private static Passage? PassageOf(Citation citation) => citation.Quote.Reading.Passages
        .FirstOrDefault(passage => passage.Range.Contains(new TextRange(citation.Quote.Range.Start, citation.Quote.Range.Start + 1)));

    /// <summary>Which sentence of an article a quote begins with, and how many it has, as shares of all.</summary>
    private static (double First, double End) Place(IReadOnlyList<Passage> article, Citation citation)
    {
        var sentences = SentencesOf(citation.Quote.Reading, article);
        var first = sentences.FindIndex(sentence => sentence.Overlaps(citation.Quote.Range));
        var end = sentences.FindLastIndex(sentence => sentence.Overlaps(citation.Quote.Range)) + 1;
        return first < 0 ? (0, 1) : ((double)first / sentences.Count, (double)end / sentences.Count);
    }

    private Citation Cite(Reading reading, IReadOnlyList<Passage> article, (double First, double End) place)
    {
        var sentences = SentencesOf(reading, article);
        var first = Math.Min((int)Math.Round(place.First * sentences.Count), sentences.Count - 1);
        var end = Math.Clamp((int)Math.Round(place.End * sentences.Count), first + 1, sentences.Count);
        var range = sentences[first];
        for (var next = first + 1; next < end && SentenceShape.CountWords(reading.Text, range.Union(sentences[next])) <= maxWords
            && SentenceShape.StandInOneBlock(reading.Text, range, sentences[next]); next++)
        {
            range = range.Union(sentences[next]);
        }

        var passage = article.First(passage => passage.Range.Overlaps(range));
        return new Citation(reading.Quote(range), passage.HeadingPath, []);
    }

    private static List<TextRange> SentencesOf(Reading reading, IReadOnlyList<Passage> article) =>
        [.. article.SelectMany(passage => SentenceSplitter.Split(reading.Text, passage.Range))];
}
