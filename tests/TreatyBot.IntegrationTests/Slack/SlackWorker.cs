using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.IntegrationTests.CommandLine;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>
/// The real worker as a process of its own, joined to a loopback Slack. It can be killed as a machine kills it, and started again over the
/// same store.
/// </summary>
internal sealed class SlackWorker : IDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _process;

    private SlackWorker(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>A folder with the treaty that the questions ask for.</summary>
    public static Installation Install() => new Installation().With(
        "config/corpus/treaty.md", $"---\ntitle: The Ardel Treaty\npublisher: Ministry\ndate: 2021-03-04\n---\n\n{SlackBotSetup.Treaty}");

    /// <summary>Starts the worker, and waits until it listens: over Socket Mode, or over HTTP where it has the signing secret.</summary>
    public static async Task<SlackWorker> StartAsync(Installation installation, SlackServer slack, params string[] settings)
    {
        var isOverHttp = settings.Any(setting => setting.StartsWith("Slack:SigningSecret=", StringComparison.Ordinal));
        var url = new Uri($"http://127.0.0.1:{TreatyBotProcess.FreePort()}");
        slack.RequestUrl = isOverHttp ? url : null;
        string[] all =
        [
            $"Web:Url={url.GetLeftPart(UriPartial.Authority)}",
            "Collections:0:Name=treaties",
            "Collections:0:Folders:0=config/corpus",
            "Collections:0:Audience:0=slack:T1",
            $"Slack:BotToken={slack.Workspaces["T1"].Token}",
            $"Slack:AppToken={(isOverHttp ? "" : SlackServer.AppToken)}",
            $"Slack:ApiBaseUrl={slack.ApiBaseUrl}",
            "Desk:QuestionsPerMinute=1000",
            .. settings,
        ];
        var worker = new SlackWorker(installation.Start(["run", .. all.SelectMany(setting => new[] { "--set", setting })]));
        try
        {
            await SlackBot.Until(
                () => worker._process.HasExited
                    || ((isOverHttp || slack.OpenConnections > 0) && worker.Says("Ready:") && worker.Says("Slack: ready")));
            worker._process.HasExited.ShouldBeFalse(string.Join('\n', worker.Log));
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    public bool Says(string words) => Log.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>SIGSTOP: it goes on existing, its sockets stay open, and nothing in it runs.</summary>
    public async Task FreezeAsync()
    {
        using var kill = Process.Start("kill", ["-STOP", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
