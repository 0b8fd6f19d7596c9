using System.Diagnostics;
using System.Globalization;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>A bot in a process of its own that says what its memory holds when it is asked.</summary>
internal sealed class BotProcess : IDisposable
{
    private const double Megabyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly List<string> _said = [];

    private BotProcess(Process process) => _process = process;

    /// <summary>Starts a program and waits until it has said all of these words.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="program">Which.</param>
    /// <param name="arguments">With what.</param>
    /// <param name="words">What it says once it is ready, on either of its outputs.</param>
    public static async Task<BotProcess> StartAsync(string folder, string program, IEnumerable<string> arguments, params string[] words)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var bot = new BotProcess(Process.Start(start)!);
        bot._process.OutputDataReceived += bot.Said;
        bot._process.ErrorDataReceived += bot.Said;
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        try
        {
            foreach (var word in words)
            {
                await bot.WaitForAsync(word);
            }

            return bot;
        }
        catch
        {
            bot.Dispose();
            throw;
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>What it said last.</summary>
    public string LastWords
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said.TakeLast(30)) + (_process.HasExited ? $"\nIt ended with {_process.ExitCode}." : "");
            }
        }
    }

    /// <summary>What is in memory, and on the managed heap after a collection; in megabytes.</summary>
    public async Task<(double Resident, double Heap)> ReadMemoryAsync()
    {
        _process.Refresh();
        var resident = _process.WorkingSet64 / Megabyte;
        lock (_said)
        {
            _said.Clear();
        }

        await _process.StandardInput.WriteLineAsync("memory");
        await _process.StandardInput.FlushAsync();
        var line = await WaitForAsync("memory ");
        return (resident, double.Parse(line.AsSpan("memory ".Length), CultureInfo.InvariantCulture) / Megabyte);
    }

    /// <summary>So much time it had of the processors.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> WaitForAsync(string words)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            lock (_said)
            {
                if (_said.Find(line => line.Contains(words, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }

                if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new InvalidOperationException($"The bot did not say '{words}', but: {LastWords}");
                }
            }

            await Task.Delay(20);
        }
    }

    private void Said(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            // Only the latest is ever looked for.
            if (_said.Count > 1000)
            {
                _said.RemoveRange(0, 500);
            }

            _said.Add(line.Data ?? "");
        }
    }
}
