using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TreatyBot.Tests.Shared;

/// <summary>The program itself, run as a process.</summary>
internal static class TreatyBotProcess
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts the program that was built beside the one that runs, and leaves it running.</summary>
    /// <param name="folder">Where it is started.</param>
    /// <param name="arguments">As on the command line.</param>
    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "treatybot.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Reads a running program's log until it has said all of that, in whatever order.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or did not say it in time; the message has its last lines.</exception>
    public static async Task WaitForAsync(Process process, params string[] words)
    {
        using var patience = new CancellationTokenSource(Patience);
        var left = words.ToList();
        var said = new List<string>();
        try
        {
            while (left.Count > 0 && await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                said.Add(line);
                left.RemoveAll(one => line.Contains(one, StringComparison.Ordinal));
            }
        }
        catch (OperationCanceledException)
        {
            // It goes on, and has not said it.
        }

        if (left.Count > 0)
        {
            throw new InvalidOperationException(
                $"The program did not say '{string.Join("', '", left)}', but: {string.Join('\n', said.TakeLast(30))}");
        }
    }

    public static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
