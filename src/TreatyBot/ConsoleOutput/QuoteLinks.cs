using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;
using TreatyBot.Storage;

namespace TreatyBot.ConsoleOutput;

/// <summary>Where somebody at the console opens a quote: the page that shows it in its context serves only while a worker runs.</summary>
internal sealed class QuoteLinks(SqliteStore store, SourceFiles files)
{
    private readonly bool _isServed = store.IsWorkerRunning();

    /// <summary>The page; else the document's own address; else its file.</summary>
    public string? Find(QuoteBlock block) =>
        (_isServed ? block.Permalink : null)?.AbsoluteUri
        ?? block.Citation.Document.Metadata.Url?.AbsoluteUri
        ?? (files.Find(block.Citation.Document)?.File is { } file ? file.ShownAs ?? file.FullPath : null);
}
