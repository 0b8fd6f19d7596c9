using System.Diagnostics;

namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>TreatyBot as somebody sets it up: a folder with <c>config/</c> and documents, and the program run in it as a process.</summary>
internal sealed class Installation : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("treatybot-test-");

    public Installation()
    {
        Directory.CreateDirectory(Path("config/ranking"));
        foreach (var file in new[]
        {
            "appsettings.json",
            "ranking/with-meaning.json",
            "ranking/words-alone.json",
            "thesaurus.txt",
            "lexicon.tsv",
        })
        {
            File.Copy(Repository.File($"config/{file}"), Path($"config/{file}"));
        }

        Directory.CreateDirectory(Path("config/lang"));
        foreach (var pack in Directory.GetFiles(Repository.File("config/lang")))
        {
            File.Copy(pack, Path($"config/lang/{System.IO.Path.GetFileName(pack)}"));
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
    public Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>The same, with lines on its input.</summary>
    public async Task<(int Code, string Output, string Errors)> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TreatyBotProcess.Patience);
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
    public Process Start(params string[] arguments) => TreatyBotProcess.Start(_root.FullName, arguments);

    public void Dispose() => _root.Delete(recursive: true);
}
