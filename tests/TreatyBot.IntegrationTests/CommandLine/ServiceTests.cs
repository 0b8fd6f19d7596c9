using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>The worker as a service of systemd, and the unit that comes with it.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly Installation _bot = new Installation().With("config/corpus/a.txt", "Ferry rules\n\nThe toll is four crowns.");

    [SkippableFact]
    public async Task Systemd_is_told_when_the_worker_is_ready_and_when_it_stops()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "systemd is of Linux.");
        using var notified = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var address = _bot.Path("notify");
        notified.Bind(new UnixDomainSocketEndPoint(address));

        // A service is told apart by what its parent is called.
        var parent = _bot.Path("systemd");
        File.Copy("/bin/sh", parent);
        using var systemd = Process.Start(new ProcessStartInfo(parent,
        [
            "-c",
            $"dotnet '{Path.Combine(AppContext.BaseDirectory, "treatybot.dll")}' run "
                + $"--set Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()} --set Logging:Format=Json --set Meaning:Model=None "
                + "& echo $!; wait $!",
        ])
        {
            WorkingDirectory = Path.GetDirectoryName(address)!,
            Environment = { ["NOTIFY_SOCKET"] = address },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var worker = (await systemd.StandardOutput.ReadLineAsync())!;
        try
        {
            (await ReceiveAsync(notified)).ShouldContain("READY=1");
            JsonDocument.Parse((await systemd.StandardError.ReadLineAsync())!).RootElement.GetProperty("Message").GetString()!
                .ShouldContain("TreatyBot starts", Case.Sensitive, "what Logging:Format asks for wins over the journal's format");

            using (var stop = Process.Start("kill", ["-TERM", worker]))
            {
                await stop.WaitForExitAsync();
            }

            (await ReceiveAsync(notified)).ShouldContain("STOPPING=1");
            await systemd.StandardError.ReadToEndAsync();
            await systemd.WaitForExitAsync();
            systemd.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!systemd.HasExited)
            {
                systemd.Kill(entireProcessTree: true);
            }
        }
    }

    [SkippableFact]
    public async Task The_unit_is_one_that_systemd_takes_and_calls_well_shut_in()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd is not installed.");
        var unit = File.ReadAllText(Repository.File("config/deploy/treatybot.service"))
            .Replace("/opt/treatybot/treatybot", "/bin/true", StringComparison.Ordinal);
        _bot.With("treatybot.service", unit);

        (await AnalyzeAsync("verify", "--man=no", _bot.Path("treatybot.service"))).ShouldBe((0, ""));
        (await AnalyzeAsync("security", "--offline=true", "--threshold=25", "--no-pager", _bot.Path("treatybot.service")))
            .Code.ShouldBe(0, "2.5 of 10, where 10 is unprotected");
    }

    public void Dispose() => _bot.Dispose();

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TreatyBotProcess.Patience);
        var buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }

    private static async Task<(int Code, string Output)> AnalyzeAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("systemd-analyze", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
