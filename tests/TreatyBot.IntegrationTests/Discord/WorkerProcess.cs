using System.Diagnostics;
using TreatyBot.IntegrationTests.CommandLine;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>The worker as an operator runs it, a process of its own, joined to the loopback Discord. Killed for real.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private Task<string> _log = Task.FromResult("");

    private WorkerProcess(Process process) => _process = process;

    /// <summary>The last lines that it logged; of use once it has been killed.</summary>
    public async Task<string> LogAsync() => string.Join('\n', (await _log).Split('\n').TakeLast(40));

    /// <summary>Starts the worker and comes back once it has its documents and is connected.</summary>
    public static async Task<WorkerProcess> StartAsync(Installation installation, LoopbackDiscordServer discord, params string[] settings)
    {
        string[] all =
        [
            $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}",
            $"Discord:Token={discord.Options.Token}",
            $"Discord:ApiBaseUrl={discord.ApiBaseUrl}",
            "Desk:QuestionsPerMinute=1000",
            .. settings,
        ];
        var process = installation.Start(["run", .. all.SelectMany(setting => new[] { "--set", setting })]);
        var worker = new WorkerProcess(process);
        try
        {
            await TreatyBotProcess.WaitForAsync(process, "Ready:", "Connected to Discord");
        }
        catch
        {
            worker.Dispose();
            throw;
        }

        // What nobody reads would stop it.
        worker._log = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        return worker;
    }

    /// <summary>SIGKILL: nothing in it runs any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
