using System.Net;
using System.Net.Sockets;
using System.Text;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>A commit that is on this machine.</summary>
/// <param name="Git">Runs git over it.</param>
/// <param name="Repository">The repository's folder.</param>
/// <param name="Commit">The commit's name.</param>
internal sealed record GitCommit(GitCommand Git, string Repository, string Commit);

/// <summary>Fetches the newest commit of a repository behind http or https, without its history.</summary>
/// <param name="options">The source.</param>
/// <param name="repository">Where it is kept between fetches: what has not changed is not sent again.</param>
/// <param name="services">The limits.</param>
internal sealed class GitRemote(SourceOptions options, string repository, SourceServices services)
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private const long Megabyte = 1024 * 1024;

    private long MaxBytes => services.Fetching.Value.MaxMegabytes * Megabyte;

    /// <param name="known">The commit whose files are kept; null where none are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<GitCommit> FetchAsync(string? known, CancellationToken cancellationToken)
    {
        var given = new Uri(options.Address);

        // As curl writes a host's name: only so does it recognise the one whose address is settled here.
        var host = given.IdnHost.TrimEnd('.');
        var address = new UriBuilder(given) { Host = host }.Uri.AbsoluteUri;
        var git = await CommandForAsync(host, given.Port, cancellationToken);
        var (name, commit) = await FindNewestAsync(git, address, cancellationToken);
        if (commit == known)
        {
            return new(git, repository, commit);
        }

        // What was fetched before costs more room than it saves time after a while: git never throws it away by itself.
        if (FolderSize.Of(repository) > MaxBytes / 2)
        {
            Directory.Delete(repository, recursive: true);
        }

        await git.RunAsync(["init", "-q", "--bare", "--template=", "--", repository], LargestAnswer, cancellationToken);
        await git.RunAsync(
            [
                "--git-dir", repository, "fetch", "-q", "--depth=1", "--no-tags", "--no-write-fetch-head", "--", address,
                $"+{name}:refs/treatybot/newest",
            ],
            LargestAnswer, cancellationToken);
        return new(git, repository, await git.FindCommitAsync(repository, "refs/treatybot/newest", cancellationToken)
            ?? throw new GitException("What it sent is no commit. Name a branch, or a tag of a commit (Branch)."));
    }

    private async Task<GitCommand> CommandForAsync(string host, int port, CancellationToken cancellationToken)
    {
        var allowed = await services.Addresses.FindAsync(host, cancellationToken);
        var isName = !IPAddress.TryParse(host.Trim('[', ']'), out _);
        return new(services.Fetching.Value.GitSeconds)
        {
            Protocols = "http:https",
            Resolve = isName ? $"{host}:{port}:{string.Join(',', allowed.Select(Bracketed))}" : null,
            UserAgent = $"git/2.0 ({services.Web.UserAgent})",
            Bound = (repository, MaxBytes),
        };
    }

    private static string Bracketed(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    /// <returns>The reference that is meant, and the commit that it names.</returns>
    private async Task<(string Name, string Commit)> FindNewestAsync(GitCommand git, string address, CancellationToken cancellationToken)
    {
        string[] wanted = options.Branch is { Length: > 0 } branch ? [$"refs/heads/{branch}", $"refs/tags/{branch}"] : ["HEAD"];
        var said = await git.RunAsync(
            ["ls-remote", "-q", "--", address, .. wanted, .. wanted.Select(name => name + "^{}")], LargestAnswer, cancellationToken);
        var names = Encoding.UTF8.GetString(said).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')).Where(line => line.Length == 2).ToLookup(line => line[1], line => line[0]);

        // Of a tag with a message the commit stands behind it, under its peeled name.
        return Array.Find(wanted, names.Contains) is { } found
            ? (found, names[found + "^{}"].Concat(names[found]).First())
            : throw new GitException($"There is no branch or tag '{options.Branch ?? "HEAD"}' in it. Correct Branch.");
    }
}
