using System.Diagnostics;
using TreatyBot.TestDriver;

namespace TreatyBot.Tests.Storage;

/// <summary>The test driver as a process of its own; killed when disposed.</summary>
internal sealed class DriverProcess : IDisposable
{
    private readonly Process _process;

    private DriverProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public static DriverProcess Start(params string[] arguments)
    {
        // The host that runs these tests, their frameworks and their libraries: the driver lies among them.
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var tests = Path.ChangeExtension(typeof(DriverProcess).Assembly.Location, null);
        string[] like = ["--runtimeconfig", tests + ".runtimeconfig.json", "--depsfile", tests + ".deps.json"];
        var start = new ProcessStartInfo(host, ["exec", .. like, typeof(KnownWork).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new DriverProcess(Process.Start(start)!);
    }

    /// <summary>The next thing that it says; null where it ends or is killed before it has said it whole.</summary>
    public async Task<string?> HearAsync() =>
        await _process.StandardOutput.ReadLineAsync() is { } line && line.EndsWith(" .", StringComparison.Ordinal) ? line[..^2] : null;

    /// <summary>SIGKILL: nothing in it runs any more.</summary>
    public void Kill() => _process.Kill();

    public Task WaitAsync() => _process.WaitForExitAsync();

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
