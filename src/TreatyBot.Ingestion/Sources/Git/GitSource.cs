using System.Net.Sockets;
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
    private const long Megabyte = 1024 * 1024;
    private const string Trees = "trees";

    public string Name =>
        $"Git {(IsOnThisMachine ? options.Address : new Uri(options.Address).GetLeftPart(UriPartial.Path))}";

    public TimeSpan Interval => interval;

    public SourceFolder Kept => kept;

    private bool IsOnThisMachine => Path.IsPathRooted(options.Address);

    private string Folder => options.Folder?.Trim('/') ?? "";

    private string Prefix => GitName.OfRepository(options.Address) + (Folder.Length > 0 ? $"/{Folder}/" : "/");

    private string? Link => options.Link is { Length: > 0 } own ? own
        : GitLink.FindTemplate(IsOnThisMachine ? kept.Load().Origin ?? "" : options.Address);

    private DateTimeOffset Now => services.Time.GetUtcNow();

    public string? FindFailure() => null;

    public async Task FetchAsync(FetchReport report, CancellationToken cancellationToken)
    {
        var state = kept.Load();
        try
        {
            var isKept = state.Commit is { } known && Directory.Exists(TreeOf(known));
            var (git, repository, commit) = IsOnThisMachine
                ? await FindHereAsync(cancellationToken)
                : await new GitRemote(options, kept.In("repository.git"), services)
                    .FetchAsync(isKept ? state.Commit : null, cancellationToken);
            if (commit != state.Commit || !Directory.Exists(TreeOf(commit)))
            {
                await WriteTreeAsync(git, repository, commit, cancellationToken);
            }

            var origin = IsOnThisMachine ? await git.FindOriginAsync(repository, cancellationToken) : null;
            kept.Save((state with { Commit = commit, Origin = origin, Warnings = [] }).Succeeded(Now, interval));
            RemoveTrees(commit, state.Commit);
            report.Progress?.Report(new(report.Collection, 1, 1) { Fetched = Name });
        }
        catch (Exception failure) when (failure is GitException or AddressRefusedException)
        {
            kept.Save(state.Failed(Now, interval, failure.Message, retryAfter: null));
        }
        catch (SocketException failure)
        {
            var reason = ConnectionFailure.Explain(failure.SocketErrorCode);
            kept.Save(state.Failed(Now, interval, $"{new Uri(options.Address).Host} {reason}. The bot tries again by itself.", null));
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

        result.Report(state, GitName.OfRepository(options.Address), Prefix);
    }

    public SourceFileName? FindFile(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && kept.Load().Commit is { } commit
        && Path.Combine(TreeOf(commit), path[Prefix.Length..]) is var file && File.Exists(file)
            ? new(file, path)
            {
                ShownAs = !IsOnThisMachine ? null : options.Address + (IsCheckout ? '/' : ':') + InRepository(path),
            }
            : null;

    private DocumentMetadata FactsOf(string path) => Link is { } template
        ? new(Url: MetadataLayers.WebAddress(GitLink.Fill(
            template, options.Branch, InRepository(path))))
        : DocumentMetadata.Unknown;

    private bool IsCheckout => Path.Exists(Path.Combine(options.Address, ".git"));

    private string InRepository(string path) => (Folder.Length > 0 ? Folder + "/" : "") + path[Prefix.Length..];

    private string TreeOf(string commit) => Path.Combine(kept.In(Trees), commit);

    private async Task<GitCommit> FindHereAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Address))
        {
            throw new GitException($"There is no folder {options.Address}. Correct the address.");
        }

        var repository = IsCheckout ? Path.Combine(options.Address, ".git") : options.Address;
        if (!File.Exists(repository) && !File.Exists(Path.Combine(repository, "HEAD")))
        {
            throw new GitException($"{options.Address} is no git repository. Name the folder of a checkout, or a bare repository.");
        }

        var git = new GitCommand(services.Fetching.Value.GitSeconds);
        var revision = options.Branch is { Length: > 0 } branch ? branch : "HEAD";
        return await git.FindCommitAsync(repository, revision, cancellationToken) is { } commit
            ? new(git, repository, commit)
            : throw new GitException(revision == "HEAD"
                ? "There is no commit in it yet. Make one, or name a branch that has one (Branch)."
                : $"There is no branch or tag '{revision}' in it. Correct Branch.");
    }

    private async Task WriteTreeAsync(GitCommand git, string repository, string commit, CancellationToken cancellationToken)
    {
        var tree = Folder.Length > 0 ? $"{commit}:{Folder}" : commit;
        if (Folder.Length > 0 && (await git.FindAsync(repository, tree, cancellationToken) is not { } named
            || await git.FindAsync(repository, named + "^{tree}", cancellationToken) is null))
        {
            throw new GitException($"There is no folder '{Folder}' in it. Correct Folder.");
        }

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
