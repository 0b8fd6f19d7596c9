using System.Diagnostics;
using System.Net.Http.Json;

namespace TreatyBot.Benchmarks;

/// <summary>The worker as a process of its own, over one folder.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly Task<TimeSpan> _ready;
    private readonly TaskCompletionSource<TimeSpan> _vectors = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="corpus">The folder that answers.</param>
    /// <param name="storage">Where its store is.</param>
    public Worker(string corpus, string storage)
    {
        var url = $"http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        string[] settings =
        [
            "Collections:0:Name=corpus",
            $"Collections:0:Folders:0={Path.GetFullPath(corpus)}",
            $"Storage:Folder={storage}",
            $"Web:Url={url}",
            "Desk:QuestionsPerMinute=1000",
        ];
        _http = new HttpClient { BaseAddress = new Uri(url) };
        _process = TreatyBotProcess.Start(Repository.Root, ["run", .. settings.SelectMany(setting => new[] { "--set", setting })]);
        _ready = WaitAsync();
    }

    public string Memory => Measure.Resident(_process);

    public string PeakMemory => $"{_process.PeakWorkingSet64 / 1024 / 1024} MB";

    public TimeSpan Processors
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>
    /// Ends when the worker says that it is ready: the corpus is open, the folder has been looked through, and the page listens.
    /// </summary>
    /// <returns>How long after its start.</returns>
    public Task<TimeSpan> ReadyAsync() => _ready;

    /// <summary>Ends when the worker says that all vectors stand; never where there is no encoder, or nothing to do for it.</summary>
    /// <returns>How long after its start.</returns>
    public Task<TimeSpan> VectorsAsync() => _vectors.Task;

    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> AskAsync(string question)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.PostAsJsonAsync(new Uri("/ask", UriKind.Relative), new { question });
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await TreatyBotProcess.EndAsync(_process);
        _process.Dispose();
        _http.Dispose();
    }

    private async Task<TimeSpan> WaitAsync()
    {
        await TreatyBotProcess.WaitForAsync(_process, "Ready:", "Open http");
        var elapsed = Stopwatch.GetElapsedTime(_started);

        // What it says from now on must not fill the pipe.
        _ = ListenAsync();
        return elapsed;
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("Meaning: the vectors of", StringComparison.Ordinal))
            {
                _vectors.TrySetResult(Stopwatch.GetElapsedTime(_started));
            }
        }
    }
}
