using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Lookup;

/// <summary>Looks whether a text that somebody holds up as a quotation stands in the documents, and where it differs.</summary>
public sealed class QuotationCheck(Corpus corpus)
{
    /// <summary>A page or so. What is longer is no quotation, and the time grows with its square.</summary>
    public const int MaxWords = 400;

    /// <summary>Places of a verdict that are told of.</summary>
    public const int MaxMatches = 5;

    /// <summary>
    /// A passage that holds the quotation has all of its words, and so stands among the first; more are read for what it shares words
    /// with.
    /// </summary>
    private const int PassagesRead = 60;

    /// <summary>
    /// Of ten words seven must be the same for a text to be called a wrong quotation of another rather than another text.
    /// </summary>
    private const double LeastShared = 0.7;

    /// <summary>Of fewer words, one that differs makes another text.</summary>
    private const int FewestToDiffer = 4;

    /// <summary>What an ellipsis may leave out on either side, in characters.</summary>
    private const int LongestGap = 3_000;

    /// <param name="text">What is held up; quotation marks around it do not count, an ellipsis in it stands for words left out.</param>
    /// <param name="collections">What may be shown; nothing else is looked at.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<QuotationFinding> CheckAsync(
        string text, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var quotation = Quotation.Read(text);
        if (quotation.Words.Count is 0 or > MaxWords)
        {
            return new QuotationFinding(QuotationVerdict.NotComparable, []);
        }

        var found = new List<Place>();
        var terms = StopWords.SearchTermsOf(quotation.Text).Select(term => new WeightedTerm(term)).ToList();
        foreach (var hit in corpus.Index.Search(new PassageQuery(terms, collections, PassagesRead)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (corpus.Catalogue.FindByPassage(hit.PassageId) is { } entry
                && collections.Contains(entry.Document.Collection)
                && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading
                && reading.FindPassage(hit.PassageId) is { } passage
                && Compare(quotation, reading, passage) is { } place
                && !found.Exists(other => other.Match.Citation.Quote.Overlaps(place.Match.Citation.Quote)))
            {
                found.Add(place);
            }
        }

        if (found.Count == 0)
        {
            return new QuotationFinding(QuotationVerdict.NotFound, []);
        }

        var best = found.Min(place => place.Verdict);
        return new QuotationFinding(
            best,
            [
                .. found.Where(place => place.Verdict == best)
                    .OrderBy(place => place.Distance)
                    .Take(best == QuotationVerdict.Differs ? 1 : MaxMatches)
                    .Select(place => place.Match),
            ]);
    }

    private static Place? Compare(Quotation quotation, Reading reading, Passage passage)
    {
        // It may begin before the passage and end behind it.
        var around = quotation.Text.Length + (quotation.Gaps.Count > 0 ? LongestGap : 0);
        var window = new TextRange(
            Math.Max(0, passage.Range.Start - around), Math.Min(reading.Text.Length, passage.Range.End + around));
        var words = HeldWord.In(reading.Text, window);
        var count = quotation.Words.Count;
        var most = count < FewestToDiffer ? 0 : (int)((1 - LeastShared) * count);
        if (WordAlignment.MeasureDistance(quotation.Words, quotation.Gaps, words) > most
            || WordAlignment.Find(quotation.Words, quotation.Gaps, words) is not { } alignment)
        {
            return null;
        }

        var range = new TextRange(words[alignment.First].Range.Start, words[alignment.Last].Range.End);
        var differences = alignment.FindDifferences(quotation.Text, quotation.Words, quotation.Gaps, reading.Text, words);
        var verdict = alignment.Distance > 0 ? QuotationVerdict.Differs
            : quotation.Gaps.Count == 0 && IsWordForWord(quotation, range.Of(reading.Text).ToString()) ? QuotationVerdict.WordForWord
            : quotation.Gaps.Count > 0 && HasItsCapitals(quotation, reading.Text, words, alignment) ? QuotationVerdict.WordForWord
            : QuotationVerdict.SameWords;
        var headings = reading.Passages.LastOrDefault(other => other.Range.Start <= range.Start, passage).HeadingPath;
        return new Place(
            verdict,
            alignment.Distance,
            new QuotationMatch(
                new Citation(reading.Quote(range), headings, [.. differences.Select(pair => pair.At).OfType<TextRange>()]),
                [.. differences.Select(pair => pair.Difference)]));
    }

    /// <summary>From the first word to the last: what stands before and behind is the sentence's that it was taken from.</summary>
    private static bool IsWordForWord(Quotation quotation, string source)
    {
        var held = new TextRange(quotation.Words[0].Range.Start, quotation.Words[^1].Range.End).Of(quotation.Text).ToString();
        return Quotation.Plain(held) == Quotation.Plain(source);
    }

    /// <summary>With an ellipsis the pieces are compared word by word.</summary>
    private static bool HasItsCapitals(Quotation quotation, string text, List<HeldWord> words, WordAlignment alignment) =>
        alignment.Steps.Where(step => step is { Held: >= 0, Source: >= 0 }).All(step =>
            Quotation.Plain(quotation.Words[step.Held].Range.Of(quotation.Text).ToString())
                == Quotation.Plain(words[step.Source].Range.Of(text).ToString()));

    private sealed record Place(QuotationVerdict Verdict, int Distance, QuotationMatch Match);
}
