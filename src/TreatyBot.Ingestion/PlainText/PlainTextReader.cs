using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>Reads text files: documents whole, scraped pages for their article.</summary>
internal sealed class PlainTextReader(TimeProvider time) : IDocumentReader
{
    private const int HeadUnits = 8;
    private const int MostUnitsOfAPage = 20_000;

    public string MediaType => MediaTypes.PlainText;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".txt" };

    public string Version => "text/4";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } text)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var front = FrontMatter.Split(text, today);
        if (front.IsDraft)
        {
            return new ReadRefusal(FrontMatter.DraftRefusal);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var units = TextUnit.Split(PrintedPages.Join(front.Body));
        var page = units.Count <= MostUnitsOfAPage ? PageUnit.Classify(units) : [];
        cancellationToken.ThrowIfCancellationRequested();
        var document = ScrapedPage.IsScraped(page) ? ScrapedPage.Read(page, today) : Whole(units, today);
        return document with { Metadata = front.Metadata.Over(document.Metadata), Warnings = front.Warnings, Stated = front.Stated };
    }

    private static ReadDocument Whole(List<TextUnit> units, DateOnly today)
    {
        var blocks = DocumentOutline.Blocks(units);
        var head = units.Take(HeadUnits).ToList();
        var title = DocumentTitle.Find(blocks);
        var days = head.Select(unit => PageFacts.ParsePublished(unit.Text, today)).OfType<DateOnly>().Distinct().ToList();
        var bylines = head.Where(unit => unit.AfterBlank).Select(unit => PageFacts.ParseByline(unit.Text)).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToList();
        return new(
            new(
                Title: title,
                Author: bylines.Count == 1 && title is not null && bylines[0].Any(char.IsLower) ? bylines[0] : null,
                Published: days.Count == 1 ? days[0] : null),
            blocks);
    }
}
