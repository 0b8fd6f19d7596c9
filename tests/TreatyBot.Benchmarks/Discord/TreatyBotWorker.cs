using TreatyBot.LoopbackDiscord;
using TreatyBot.Tests.Shared;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>TreatyBot's own worker over a folder of documents, set up in a folder that is gone afterwards.</summary>
internal sealed class TreatyBotWorker : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("treatybot-benchmark-");
    private readonly string _documents;

    /// <param name="documents">The folder to answer from.</param>
    public TreatyBotWorker(string documents)
    {
        _documents = Path.GetFullPath(documents);
        var config = _root.CreateSubdirectory("config").FullName;
        foreach (var file in new[] { "appsettings.json", "ranking.json", "thesaurus.txt" })
        {
            File.Copy(Repository.File($"config/{file}"), Path.Combine(config, file));
        }
    }

    public string StoreFolder => Path.Combine(_root.FullName, "data");

    /// <summary>Starts it and waits until everything is indexed and Discord connected.</summary>
    /// <param name="discord">Its Discord.</param>
    /// <param name="settings">Further settings.</param>
    public Task<BotProcess> StartAsync(LoopbackDiscordServer discord, params string[] settings)
    {
        var here = AppContext.BaseDirectory;
        string[] all =
        [
            $"Collections:0:Folders:0={_documents}",
            $"Storage:Folder={StoreFolder}",
            "Web:Url=http://127.0.0.1:0",
            $"Discord:Token={discord.Options.Token}",
            $"Discord:ApiBaseUrl={discord.ApiBaseUrl}",
            "Discord:CallsPerSecond=100000",
            "Desk:QuestionsPerMinute=1000",
            .. settings,
        ];
        string[] program =
        [
            "exec",
            "--runtimeconfig", Path.Combine(here, "treatybot.runtimeconfig.json"),
            "--depsfile", Path.Combine(here, "TreatyBot.Benchmarks.deps.json"),
            Path.Combine(here, "TreatyBot.Benchmarks.dll"),
            "probed", "run",
            .. all.SelectMany(setting => new[] { "--set", setting }),
        ];
        return BotProcess.StartAsync(_root.FullName, "dotnet", program, "Ready:", "Connected to Discord");
    }

    public void Dispose() => _root.Delete(recursive: true);
}
