using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>A bot as a process of its own. It answers a line on its input with what it holds in memory.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Queue<string> _last = new();

    public BotProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The worker itself, unchanged but for a hook that tells its memory.</summary>
    public static BotProcess OfWorker(IEnumerable<string> settings) => new(
        new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "treatybot.dll"), "run", .. settings.SelectMany(setting => new[] { "--set", setting })])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_STARTUP_HOOKS"] = typeof(BotProcess).Assembly.Location },
        });

    public TimeSpan Processors
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it said last, and how it ended where it has.</summary>
    public string LastWords
    {
        get
        {
            lock (_last)
            {
                return string.Join('\n', _last) + (_process.HasExited ? $"\nIt ended with code {_process.ExitCode}." : "");
            }
        }
    }

    /// <summary>Waits for a line that holds these words.</summary>
    /// <exception cref="InvalidOperationException">It ended before, or took too long.</exception>
    public async Task<string> SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var line = await _lines.Reader.ReadAsync(patience.Token);
                if (line.Contains(words, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The bot did not say '{words}', but:\n{LastWords}", e);
        }
    }

    /// <summary>What it holds once its collector has run.</summary>
    public async Task<BotMemory> MemoryAsync()
    {
        await _process.StandardInput.WriteLineAsync("memory");
        await _process.StandardInput.FlushAsync();
        using var told = JsonDocument.Parse(await SaysAsync("\"resident\""));
        return new BotMemory(told.RootElement.GetProperty("resident").GetDouble(), told.RootElement.GetProperty("managed").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            if (_process.HasExited)
            {
                _lines.Writer.TryComplete();
            }

            return;
        }

        lock (_last)
        {
            _last.Enqueue(line);
            if (_last.Count > 20)
            {
                _last.Dequeue();
            }
        }

        _lines.Writer.TryWrite(line);
    }
}

/// <param name="Resident">Megabytes that the system has given it.</param>
/// <param name="Managed">Megabytes of objects that are in use.</param>
internal sealed record BotMemory(double Resident, double Managed)
{
    public override string ToString() => $"{Resident:0} MB resident, {Managed:0} MB managed";
}
