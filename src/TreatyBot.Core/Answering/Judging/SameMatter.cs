using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Quoting;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>Finds what an earlier or later document says of the matter of a quote.</summary>
internal sealed partial class SameMatter(Corpus corpus, Candidates candidates, QuoteSelection selection)
{
    /// <summary>
    /// The other words say nearly as much of what is asked; a sentence that says less is of another matter.
    /// </summary>
    private const double AsMuch = 0.8;
    private const double MinSaid = 0.3;

    /// <summary>So many sentences of the other document are looked at, the likeliest first.</summary>
    private const int MaxLookedAt = 5;

    /// <summary>How much a quote says of what is asked.</summary>
    public double Said(ChosenQuote quote) => candidates.Matcher.Coverage(Whole(quote.Citation));

    /// <summary>Likewise of all but the years: a document of that year says it by its title, a later one may name it.</summary>
    public double SaidWithoutYears(ChosenQuote quote) => candidates.Matcher.Coverage(Year().Replace(Whole(quote.Citation), ""));

    /// <summary>True where a quote says about as much.</summary>
    public bool IsSpokenOfBy(ChosenQuote quote, double said) =>
        Said(quote) is var saidHere && saidHere >= MinSaid && saidHere >= said * AsMuch;

    /// <summary>The likeliest sentence of another document, where it says as much.</summary>
    public async ValueTask<ChosenQuote?> QuoteAsync(CatalogueEntry entry, double said, CancellationToken cancellationToken)
    {
        foreach (var sentence in candidates.Sentences.Where(sentence => sentence.Passage.DocumentId == entry.Document.Id).Take(MaxLookedAt))
        {
            if (await selection.QuoteAsync(sentence, cancellationToken) is { } quote && IsSpokenOfBy(quote, said))
            {
                return quote;
            }
        }

        return null;
    }

    /// <summary>
    /// "In Article 5, the words “six months” are replaced": what changes the clause that is quoted speaks of its matter, whatever it says.
    /// </summary>
    public async ValueTask<ChosenQuote?> QuoteChangeAsync(CatalogueEntry entry, ChosenQuote quote, CancellationToken cancellationToken)
    {
        if (ClauseName.Of(ClauseName.WithoutPoints(quote.Citation.HeadingPath))?.Name is not { Length: > 0 } clause
            || await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is not { } reading)
        {
            return null;
        }

        var name = clause[(clause.LastIndexOf(' ', clause.LastIndexOf(' ') - 1) + 1)..];
        var label = new Regex(
            $@"\b{Regex.Escape(name)}(?![\d.]*\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        foreach (var passage in reading.Passages)
        {
            var text = reading.Text[passage.Range.Start..passage.Range.End];
            if (!label.IsMatch(text) || !Changes().IsMatch(text))
            {
                continue;
            }

            foreach (var sentence in SentenceSplitter.Split(text))
            {
                var words = text[sentence.Start..sentence.End];
                if (label.IsMatch(words) && Changes().IsMatch(words))
                {
                    var range = new TextRange(passage.Range.Start + sentence.Start, passage.Range.Start + sentence.End);
                    var citation = new Citation(reading.Quote(range), passage.HeadingPath, []);
                    return quote with { Citation = citation, Words = new ParsedText(words) };
                }
            }
        }

        return null;
    }

    private static string Whole(Citation citation) => $"{string.Join(' ', citation.HeadingPath)} {citation.Quote.Text}";

    [GeneratedRegex(@"\b(?:1\d{3}|20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:amended|replaced|substituted|deleted|inserted|added|repealed|revoked|shall read|reads? as follows|renumbered)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Changes();
}
