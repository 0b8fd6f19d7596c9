using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>
/// Runs git in a process of its own: what a repository holds cannot hang or burst the bot. It asks nobody anything, reads no
/// configuration but the repository's, runs no hook or helper, and speaks http alone or, over repositories of this machine, nothing.
/// </summary>
internal sealed class GitCommand(int seconds)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Inherited =
        ["PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot", "SystemDrive", "windir", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    /// <summary>Whatever a repository's own configuration says, the command line's counts.</summary>
    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.askPass=", "core.sshCommand=false", "core.gitProxy=", "core.pager=cat",
        "credential.helper=", "http.followRedirects=false", "http.proxy=", "http.lowSpeedLimit=1", "http.lowSpeedTime=60", "gc.auto=0",
        "maintenance.auto=false", "protocol.version=2", "submodule.recurse=false", "fetch.recurseSubmodules=false",
        "transfer.bundleURI=false", "core.bigFileThreshold=1m", "pack.threads=1", "safe.directory=*",
    ];

    private const int LongestName = 1000;

    /// <summary>Protocols that it may speak, as GIT_ALLOW_PROTOCOL names them; by default none.</summary>
    public string Protocols { get; init; } = "none";

    /// <summary>Where a host's name leads, in the words of curl: whoever checked the address decides where the connection goes.</summary>
    public string? Resolve { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>A folder that may not grow beyond so many bytes while the command runs.</summary>
    public (string Folder, long MaxBytes)? Bound { get; init; }

    /// <summary>Runs a command and returns what it writes.</summary>
    /// <param name="arguments">After git's own options.</param>
    /// <param name="maxBytes">The most that it may write.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GitException">It failed; the message says why and what to do.</exception>
    public Task<byte[]> RunAsync(IEnumerable<string> arguments, int maxBytes, CancellationToken cancellationToken) =>
        RunAsync(arguments, async (_, output, token) =>
            await BoundedBody.ReadAsync(output, maxBytes, cuts: false, token)
                ?? throw new GitException($"git says more than {maxBytes} bytes. Name a folder of the repository (Folder)."),
        cancellationToken);

    /// <summary>Runs a command and speaks with it.</summary>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, int, CancellationToken)"/>
    public async Task<T> RunAsync<T>(
        IEnumerable<string> arguments, Func<Stream, Stream, CancellationToken, Task<T>> speakAsync, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var complaint = BoundedBody.ReadAsync(process.StandardError.BaseStream, 64 * 1024, cuts: true, CancellationToken.None);
        var watching = WatchAsync(process, either);
        try
        {
            var result = await speakAsync(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, either.Token)
                .WaitAsync(either.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0 ? result : throw await ExceptionAsync(complaint);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitException(late.IsCancellationRequested
                ? $"git took longer than {seconds} s. Raise Fetching:GitSeconds, or name a smaller repository."
                : $"It has more than {Bound!.Value.MaxBytes / 1024 / 1024} MB. Raise Fetching:MaxMegabytes, or name a smaller repository.");
        }
        catch (IOException)
        {
            throw await ExceptionAsync(complaint);
        }
        finally
        {
            Kill(process);
            await either.CancelAsync();
            await watching;
        }
    }

    /// <summary>The commit that a branch, a tag or HEAD names; null where there is none.</summary>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, int, CancellationToken)"/>
    public Task<string?> FindCommitAsync(string repository, string revision, CancellationToken cancellationToken) =>
        FindAsync(repository, revision + "^{commit}", cancellationToken);

    /// <summary>The object of a name; null where there is none.</summary>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, int, CancellationToken)"/>
    public Task<string?> FindAsync(string repository, string name, CancellationToken cancellationToken) =>
        AskAsync(["--git-dir", repository, "rev-parse", "--verify", "-q", "--end-of-options", name], cancellationToken);

    /// <summary>Where a repository was cloned from; null where it does not say.</summary>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, int, CancellationToken)"/>
    public Task<string?> FindOriginAsync(string repository, CancellationToken cancellationToken) =>
        AskAsync(["--git-dir", repository, "config", "--get", "remote.origin.url"], cancellationToken);

    /// <summary>One line; null where git says no without a word.</summary>
    private async Task<string?> AskAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return Encoding.UTF8.GetString(await RunAsync(arguments, LongestName, cancellationToken)).Trim();
        }
        catch (GitException failure) when (failure.IsSilent)
        {
            return null;
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var settings = Resolve is null ? Settings : [.. Settings, $"http.curloptResolve={Resolve}"];
        var start = new ProcessStartInfo(
            "git", ["--no-pager", "--literal-pathspecs", .. settings.SelectMany(setting => new[] { "-c", setting }), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Inherited.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        var nowhere = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        foreach (var (name, value) in new[]
        {
            ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", nowhere), ("GIT_ATTR_NOSYSTEM", "1"), ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_ALLOW_PROTOCOL", Protocols), ("GIT_PROTOCOL_FROM_USER", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_LFS_SKIP_SMUDGE", "1"), ("GCM_INTERACTIVE", "never"), ("HOME", nowhere), ("LC_ALL", "C"),
        })
        {
            start.Environment[name] = value;
        }

        if (UserAgent is not null)
        {
            start.Environment["GIT_HTTP_USER_AGENT"] = UserAgent;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new GitException($"git cannot be started ({failure.Message.TrimEnd('.')}). Install it: on Debian, apt-get install git.");
        }
    }

    /// <summary>Ends the waiting for a process that outgrows its bound.</summary>
    private async Task WatchAsync(Process process, CancellationTokenSource ending)
    {
        try
        {
            while (Bound is { } bound && !ending.IsCancellationRequested)
            {
                await Task.Delay(LookEvery, ending.Token);
                if (FolderSize.Of(bound.Folder) > bound.MaxBytes)
                {
                    Kill(process);
                    await ending.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The command has ended.
        }
    }

    private static async Task<GitException> ExceptionAsync(Task<byte[]?> complaint) =>
        GitComplaint.Explain(Encoding.UTF8.GetString(await complaint ?? []));

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended by itself.
        }
    }
}
