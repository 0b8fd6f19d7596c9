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

    /// <summary>Reads a running program's log until all of the words have been said, in whatever order.</summary>
    /// <returns>The last line.</returns>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public static async Task<string> WaitForAsync(Process process, params IEnumerable<string> words)
    {
        var missing = words.ToList();
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            missing.RemoveAll(word => line.Contains(word, StringComparison.Ordinal));
            if (missing.Count == 0)
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended without saying '{string.Join("' and '", missing)}'.");
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
