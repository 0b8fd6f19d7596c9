using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>Brings what is kept of a source's pages to their present state, once.</summary>
internal sealed class PageFetching(
    Uri source, TimeSpan interval, IPageListing listing, SourceFolder folder, SourceServices services, FetchReport report)
{
    /// <summary>In pages: what is fetched answers while the rest is still on its way, and a kill costs no more than these.</summary>
    private const int SaveEvery = 25;

    private const long Megabyte = 1024 * 1024;

    private readonly Dictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly DownHosts _downHosts = new();
    private readonly List<string> _warnings = [];
    private SourceState _state = new();
    private FetchFailure? _lastFailure;
    private long _bytes;
    private int _succeeded;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _state = folder.Load();
        var indexes = new IndexFetching(services.Web, folder, _state.Indexes);
        var list = await listing.ListAsync(indexes, cancellationToken);
        if (list.Failure is { } failure)
        {
            folder.Save(_state.Failed(Now, interval, failure.Reason, failure.RetryAfter));
            return;
        }

        foreach (var page in _state.Pages)
        {
            _pages[page.Address] = page;
            _bytes += SizeOf(page);
        }

        _warnings.AddRange(list.Warnings);
        var wanted = Wanted(list);
        for (var at = 0; at < wanted.Count; at++)
        {
            await BringAsync(wanted[at], cancellationToken);
            report.Progress?.Report(new(report.Collection, at + 1, wanted.Count) { Fetched = source.Host });
            if (at % SaveEvery == SaveEvery - 1)
            {
                folder.Save(_state with { Pages = [.. _pages.Values] });
                report.Kept?.Invoke();
            }
        }

        Close(list, [.. wanted.Select(page => page.Address.AbsoluteUri)], indexes.Kept);
    }

    private DateTimeOffset Now => services.Time.GetUtcNow();

    /// <summary>The pages of the list, and where that names the newest alone, those that it named before.</summary>
    private List<ListedPage> Wanted(PageList list)
    {
        var pages = list.Pages.DistinctBy(page => page.Address.AbsoluteUri).ToList();
        if (listing.KeepsUnlisted)
        {
            var listed = pages.Select(page => page.Address.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
            var earlier = _state.Pages.Where(page => page.File is not null && !listed.Contains(page.Address));
            pages.AddRange(earlier.Select(page => new ListedPage(new Uri(page.Address))
            {
                Changed = page.Changed,
                Facts = new(page.Title, page.Author, Published: page.Published),
            }));
        }

        var most = services.Fetching.Value.MaxPages;
        if (pages.Count > most)
        {
            _warnings.Add($"It has {pages.Count} pages; the first {most} are read. Split it, or raise Fetching:MaxPages.");
        }

        return [.. pages.Take(most)];
    }

    private async Task BringAsync(ListedPage page, CancellationToken cancellationToken)
    {
        var address = page.Address.AbsoluteUri;
        var known = _pages.GetValueOrDefault(address) ?? new KeptPage(address);
        known = known with { Title = page.Facts.Title, Author = page.Facts.Author, Published = page.Facts.Published };
        if (page.Content is { } content)
        {
            Keep(known with { File = folder.Keep(content, ".html"), Checked = Now, Changed = page.Changed });
        }
        else if (page.Address.Fragment.Length > 0 || IsCurrent(known, page))
        {
            // An entry without a page of its own stays as it was read in the feed.
            _pages[address] = known;
            _succeeded++;
        }
        else if (_downHosts.Find(page.Address.Host) is null)
        {
            var outcome = await services.Web.FetchAsync(RequestOf(page, known), cancellationToken);
            Note(page, known, outcome is FetchedBytes fetched && await NoIndex.IsAskedAsync(fetched, cancellationToken)
                ? new OtherMediaType(NoIndex.Kind)
                : outcome);
        }
    }

    private bool IsCurrent(KeptPage known, ListedPage page) =>
        known is { Checked: { } asked, Failure: null }
        && (known.File is { } file ? File.Exists(folder.FileOf(file)) : known.OtherKind is not null)
        && known.Changed == page.Changed
        && ((page.Changed is not null && listing.Recheck == TimeSpan.Zero) || asked + listing.Recheck > Now);

    private FetchRequest RequestOf(ListedPage page, KeptPage known) => new(page.Address, services.Ingestion.Value.MaxFileBytes)
    {
        KeptFrom = known.File is { } file && File.Exists(folder.FileOf(file))
            ? new Uri(known.SentOnTo ?? known.Address)
            : null,
        ETag = known.ETag,
        LastModified = known.LastModified,
        Wants = (mediaType, at) => PageBytes.FindEnding(services.Extractor, mediaType, at) is not null,
    };

    private void Note(ListedPage page, KeptPage known, FetchOutcome outcome)
    {
        _downHosts.Note(page.Address.Host, outcome);
        switch (outcome)
        {
            case FetchedBytes fetched when _bytes + fetched.Content.Length > services.Fetching.Value.MaxMegabytes * Megabyte:
                Fail(known, new(
                    $"The source has more than {services.Fetching.Value.MaxMegabytes} MB. Split it, or raise Fetching:MaxMegabytes."));
                break;
            case FetchedBytes fetched:
                var ending = PageBytes.FindEnding(services.Extractor, fetched.MediaType, fetched.Address)!;
                Keep(known with
                {
                    File = folder.Keep(PageBytes.Settle(fetched), ending),
                    SentOnTo = fetched.Address == page.Address ? null : fetched.Address.AbsoluteUri,
                    ETag = fetched.ETag,
                    LastModified = fetched.LastModified,
                    Changed = page.Changed,
                    Checked = Now,
                });
                break;
            case NotModified:
                Keep(known with { Changed = page.Changed, Checked = Now });
                break;
            case OtherMediaType other:
                Keep(known with { File = null, OtherKind = other.MediaType, Changed = page.Changed, Checked = Now });
                break;
            case Gone gone:
                Remove(known, gone.Reason);
                break;
            case FetchFailure failure:
                Fail(known, failure);
                break;
        }
    }

    private void Keep(KeptPage page)
    {
        _bytes += SizeOf(page) - (_pages.TryGetValue(page.Address, out var before) ? SizeOf(before) : 0);
        _pages[page.Address] = page with
        {
            Failure = null,
            FailingSince = null,
            OtherKind = page.File is null ? page.OtherKind : null,
        };
        _succeeded++;
    }

    private void Remove(KeptPage page, string reason)
    {
        _succeeded++;
        _pages[page.Address] = new(page.Address) { Failure = reason, FailingSince = page.FailingSince ?? Now, Checked = Now };
    }

    private void Fail(KeptPage page, FetchFailure failure)
    {
        _lastFailure = failure;
        _pages[page.Address] = page with { Failure = failure.Reason, FailingSince = page.FailingSince ?? Now };
    }

    private void Close(PageList list, HashSet<string> wanted, IReadOnlyList<KeptPage> indexes)
    {
        // What a sitemap no longer names is gone; where a part of it could not be read, it may be named there.
        var pages = _pages.Values.Where(page => wanted.Contains(page.Address) || !list.IsWhole).ToList();
        var state = _state with { Pages = pages, Indexes = indexes, Warnings = [.. _warnings] };
        state = (_downHosts.Find(source.Host) ?? (_succeeded == 0 ? _lastFailure : null)) is { } down
            ? state.Failed(Now, interval, down.Reason, down.RetryAfter)
            : state.Succeeded(Now, interval);
        folder.Save(state);
        folder.RemoveUnnamed(state);
    }

    private long SizeOf(KeptPage page) =>
        page.File is { } file && new FileInfo(folder.FileOf(file)) is { Exists: true } info ? info.Length : 0;
}
