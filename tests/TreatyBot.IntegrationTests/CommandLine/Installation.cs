using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>TreatyBot as somebody sets it up: a folder with <c>config/</c> and documents, and the program run in it as a process.</summary>
internal sealed class Installation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("treatybot-test-");

    public Installation()
    {
        Directory.CreateDirectory(Path("config"));
        foreach (var file in new[] { "appsettings.json", "ranking.json", "thesaurus.txt", "lexicon.tsv" })
        {
            File.Copy(Repository.File($"config/{file}"), Path($"config/{file}"));
        }

        Directory.CreateDirectory(Path("config/corpus"));
    }

    public string Store => Path("data/treatybot.db");

    public string Path(string relative) => System.IO.Path.Combine(_root.FullName, relative);

    public Installation With(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), text);
        return this;
    }

    /// <summary>Runs the program to its end.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"treatybot {string.Join(' ', arguments)} did not end. It said: {await output} {await errors}", e);
        }

        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the program and leaves it running.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "treatybot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads a running program's log until it has said all of that, in whatever order.</summary>
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
            throw new InvalidOperationException($"The program did not say '{string.Join("', '", left)}', but: {string.Join('\n', said.TakeLast(50))}");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
