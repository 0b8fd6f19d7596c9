using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Html;

/// <summary>Reads web pages for their document.</summary>
internal sealed class HtmlReader(TimeProvider time) : IDocumentReader
{
    public string MediaType => MediaTypes.Html;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".html", ".htm", ".xhtml" };

    public string Version => "html/4";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } html)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        var (page, refusal) = HtmlParsing.Parse(html, cancellationToken);
        using (page)
        {
            if (page is null)
            {
                return new ReadRefusal(refusal!);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var metadata = PageMetadata.Find(page, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            CollapsedPanels.Open(page);
            var blocks = PageText.Of(MainContent.Find(page, cancellationToken));
            return new ReadDocument(metadata with { Title = metadata.Title ?? DocumentTitle.Find(blocks) }, blocks)
            {
                Stated = new(PageRelations.Find(page, metadata.Url)),
            };
        }
    }
}
