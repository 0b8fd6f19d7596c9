using System.Net;
using System.Net.Sockets;
using System.Text;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>
/// The files of a repository's newest commit. They are written into a folder a commit, which is then looked through as any other; a
/// document's path begins with the repository's name.
/// </summary>
internal sealed class GitSource(SourceOptions options, TimeSpan interval, SourceFolder kept, SourceServices services) : IFetchedSource
{
    private const int LargestListing = 64 * 1024 * 1024;
    private const int LargestAnswer = 4 * 1024 * 1024;
    private const long Megabyte = 1024 * 1024;
    private const string Trees = "trees";

    public string Name => $"Git {options.Address}";

    public TimeSpan Interval => interval;

    public SourceFolder Kept => kept;

    private bool IsOnThisMachine => Path.IsPathRooted(options.Address);

    private string Folder => options.Folder?.Trim('/') ?? "";

    private string Prefix => (Path.GetFileNameWithoutExtension(options.Address.TrimEnd('/', '\\')) is { Length: > 0 } name ? name : "git")
        + (Folder.Length > 0 ? $"/{Folder}/" : "/");

    private string? Link => options.Link is { Length: > 0 } own ? own : GitLink.FindTemplate(options.Address);

    private DateTimeOffset Now => services.Time.GetUtcNow();

    public string? FindFailure() => null;

    public async Task FetchAsync(FetchReport report, CancellationToken cancellationToken)
    {
        var state = kept.Load();
        try
        {
            var (git, repository) = IsOnThisMachine ? FindHere() : await FindElsewhereAsync(cancellationToken);
            var commit = IsOnThisMachine
                ? await ResolveAsync(git, repository, Revision, cancellationToken)
                : await FetchCommitAsync(git, repository, state.Commit, cancellationToken);
            if (commit != state.Commit || !Directory.Exists(TreeOf(commit)))
            {
                await WriteTreeAsync(git, repository, commit, cancellationToken);
            }

            kept.Save((state with { Commit = commit, Warnings = [] }).Succeeded(Now, interval));
            RemoveTrees(commit, state.Commit);
            report.Progress?.Report(new(report.Collection, 1, 1) { Fetched = Name });
        }
        catch (Exception failure) when (failure is GitException or AddressRefusedException)
        {
            kept.Save(state.Failed(Now, interval, failure.Message, retryAfter: null));
        }
        catch (SocketException failure)
        {
            kept.Save(state.Failed(Now, interval, $"{new Uri(options.Address).Host} cannot be reached ({failure.SocketErrorCode}).", null));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            kept.Save(state.Failed(Now, interval, $"Its files cannot be kept ({failure.Message.TrimEnd('.')}).", retryAfter: null));
        }
    }

    public void Scan(ScanResult result, ScanLimits limits, CancellationToken cancellationToken)
    {
        var state = kept.Load();
        if (state.Commit is { } commit && Directory.Exists(TreeOf(commit)))
        {
            new FolderScan(TreeOf(commit), result, limits, cancellationToken)
            {
                Prefix = Prefix,
                ShownAs = options.Address,
                FindFacts = FactsOf,
            }.Run();
        }
        else
        {
            state = state with { Succeeded = null };
        }

        result.Report(state, options.Address, Prefix);
    }

    public SourceFileName? FindFile(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && kept.Load().Commit is { } commit
        && Path.Combine(TreeOf(commit), path[Prefix.Length..]) is var file && File.Exists(file)
            ? new(file, path)
            : null;

    private string Revision => options.Branch is { Length: > 0 } branch ? branch : "HEAD";

    private DocumentMetadata FactsOf(string path) => Link is { } template
        ? new(Url: MetadataLayers.WebAddress(GitLink.Fill(
            template, options.Branch, (Folder.Length > 0 ? Folder + "/" : "") + path[Prefix.Length..])))
        : DocumentMetadata.Unknown;

    private string TreeOf(string commit) => Path.Combine(kept.In(Trees), commit);

    private (GitCommand Git, string Repository) FindHere()
    {
        if (!Directory.Exists(options.Address))
        {
            throw new GitException($"There is no folder {options.Address}. Correct the address.");
        }

        var inside = Path.Combine(options.Address, ".git");
        return (new(services.Fetching.Value.GitSeconds), Path.Exists(inside) ? inside : options.Address);
    }

    private async Task<(GitCommand Git, string Repository)> FindElsewhereAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(options.Address);
        var allowed = await services.Addresses.FindAsync(address.DnsSafeHost, cancellationToken);
        var isName = !IPAddress.TryParse(address.DnsSafeHost, out _);
        var repository = kept.In("repository.git");
        var git = new GitCommand(services.Fetching.Value.GitSeconds)
        {
            Protocols = "http:https",
            Resolve = isName ? $"{address.Host}:{address.Port}:{string.Join(',', allowed.Select(Bracketed))}" : null,
            UserAgent = $"git/2.0 ({services.Web.UserAgent})",
            Bound = (repository, services.Fetching.Value.MaxMegabytes * Megabyte),
        };
        return (git, repository);
    }

    private static string Bracketed(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private async Task<string> FetchCommitAsync(GitCommand git, string repository, string? known, CancellationToken cancellationToken)
    {
        string[] wanted = options.Branch is { Length: > 0 } branch
            ? [$"refs/heads/{branch}", $"refs/tags/{branch}"]
            : ["HEAD"];
        var said = await git.RunAsync(
            ["ls-remote", "-q", "--", options.Address, .. wanted, .. wanted.Select(name => name + "^{}")], LargestAnswer,
            cancellationToken);
        var names = Encoding.UTF8.GetString(said).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')).Where(line => line.Length == 2).ToLookup(line => line[1], line => line[0]);
        if (Array.Find(wanted, names.Contains) is not { } name)
        {
            throw new GitException($"There is no branch or tag '{Revision}' in it. Correct Branch.");
        }

        // Of a tag with a message the commit stands behind it, under its peeled name.
        var commit = names[name + "^{}"].Concat(names[name]).First();
        if (commit == known && Directory.Exists(TreeOf(commit)))
        {
            return commit;
        }

        // What was fetched before costs more room than it saves time after a while: git never throws it away by itself.
        if (FolderSize.Of(repository) > services.Fetching.Value.MaxMegabytes * Megabyte / 2)
        {
            Directory.Delete(repository, recursive: true);
        }

        await git.RunAsync(["init", "-q", "--bare", "--template=", "--", repository], LargestAnswer, cancellationToken);
        await git.RunAsync(
            [
                "--git-dir", repository, "fetch", "-q", "--depth=1", "--no-tags", "--no-write-fetch-head", "--", options.Address,
                $"+{name}:refs/treatybot/newest",
            ],
            LargestAnswer, cancellationToken);
        return await ResolveAsync(git, repository, "refs/treatybot/newest", cancellationToken);
    }

    private static async Task<string> ResolveAsync(
        GitCommand git, string repository, string revision, CancellationToken cancellationToken) =>
        Encoding.ASCII.GetString(await git.RunAsync(
            ["--git-dir", repository, "rev-parse", "--verify", "-q", "--end-of-options", revision + "^{commit}"], LargestAnswer,
            cancellationToken)).Trim();

    private async Task WriteTreeAsync(GitCommand git, string repository, string commit, CancellationToken cancellationToken)
    {
        var tree = Folder.Length > 0 ? $"{commit}:{Folder}" : commit;
        var files = GitFile.ParseList(await git.RunAsync(
            ["--git-dir", repository, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree], LargestListing,
            cancellationToken));
        var limit = services.Ingestion.Value;
        files = [.. files.Take(limit.MaxFiles)];
        var bytes = files.Where(Wants).Sum(file => file.Size);
        if (bytes > services.Fetching.Value.MaxMegabytes * Megabyte)
        {
            throw new GitException($"Its documents have more than {services.Fetching.Value.MaxMegabytes} MB. Name a folder of it (Folder), "
                + "or raise Fetching:MaxMegabytes.");
        }

        var making = kept.In("tree.new");
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        await new GitTree(git, repository).WriteAsync(files, making, Wants, cancellationToken);
        SourceFolder.Make(kept.In(Trees));
        Directory.Move(making, TreeOf(commit));

        bool Wants(GitFile file) => file.Size <= limit.MaxFileBytes
            && (services.Extractor.Takes(file.Path) || Path.GetFileName(file.Path) == SourcesFile.Name);
    }

    /// <summary>The one before stays: a sync that began with it may still be reading.</summary>
    private void RemoveTrees(string commit, string? before)
    {
        foreach (var tree in Directory.GetDirectories(kept.In(Trees)))
        {
            if (Path.GetFileName(tree) is var name && name != commit && name != before)
            {
                Directory.Delete(tree, recursive: true);
            }
        }
    }
}
