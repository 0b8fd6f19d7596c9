using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>Pages of the web, as a list names them. A document's path is the address of its page.</summary>
internal sealed class WebSource(
    string kind, Uri address, TimeSpan interval, IPageListing listing, SourceFolder kept, SourceServices services) : IFetchedSource
{
    public string Name => $"{kind} {Shown}";

    public TimeSpan Interval => interval;

    public SourceFolder Kept => kept;

    /// <summary>What follows the question mark may be a token.</summary>
    private string Shown => address.GetLeftPart(UriPartial.Path);

    public string? FindFailure() => null;

    public Task FetchAsync(FetchReport report, CancellationToken cancellationToken) =>
        new PageFetching(address, interval, listing, kept, services, report).RunAsync(cancellationToken);

    public void Scan(ScanResult result, ScanLimits limits, CancellationToken cancellationToken)
    {
        var state = kept.Load();
        foreach (var page in state.Pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (page.File is { } name && new FileInfo(kept.FileOf(name)) is { Exists: true } file)
            {
                if (!TryAdd(result, limits, page, file))
                {
                    break;
                }
            }
            else if (page.OtherKind is { } other)
            {
                result.PassedOver.Add(new(page.Address, SourceFindingKind.PassedOver, $"It is {other}."));
            }

            if (page is { Failure: { } failure, FailingSince: { } since } && failure != state.DownReason)
            {
                result.Refused.Add(new(
                    page.Address, $"{failure} It has been so since {KeptState.Say(since)}.", StillAnswers: page.File is not null));
            }
        }

        result.Report(state, Shown, "http://", "https://");
    }

    public SourceFileName? FindFile(string path) =>
        kept.Load().Pages.FirstOrDefault(page => page.Address == path)?.File is { } name && File.Exists(kept.FileOf(name))
            ? new(kept.FileOf(name), name)
            : null;

    /// <summary>Two sources of a collection may have the same page: the first one's counts.</summary>
    /// <returns>False where the collection is full.</returns>
    private static bool TryAdd(ScanResult result, ScanLimits limits, KeptPage page, FileInfo file)
    {
        if (result.Files.Count >= limits.Options.MaxFiles)
        {
            result.Unseen.Add("");
            result.Refused.Add(new(page.Address, $"The collection has more than {limits.Options.MaxFiles} files; from here on they were "
                + "not looked at. Split it, or raise Ingestion:MaxFiles."));
            return false;
        }

        var corrections = new Corrections
        {
            WhereUnknown = new(page.Title, page.Author, Published: page.Published),
            Url = MetadataLayers.WebAddress((page.SentOnTo ?? page.Address).Split('#')[0]),
        };
        result.Files.TryAdd(page.Address, new(page.Address, file.FullName, file.Length, new(file.LastWriteTimeUtc), corrections,
            CorrectionsUnknown: false) { ReadAs = file.Name });
        return true;
    }
}
