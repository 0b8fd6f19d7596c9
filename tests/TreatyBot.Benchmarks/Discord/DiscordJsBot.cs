using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using TreatyBot.LoopbackDiscord;
using TreatyBot.Storage;
using TreatyBot.Tests.Shared;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>A bot with discord.js and MiniSearch over the same passages, installed in a folder that is gone afterwards.</summary>
internal sealed class DiscordJsBot : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("discord-js-benchmark-");

    /// <summary>Fetches the bot's packages.</summary>
    public async Task InstallAsync()
    {
        foreach (var file in new[] { "package.json", "package-lock.json", "bot.mjs" })
        {
            File.Copy(Repository.File($"tests/TreatyBot.Benchmarks/Discord/discord-js/{file}"), Path.Combine(_root.FullName, file));
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]) { WorkingDirectory = _root.FullName })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci ended with {npm.ExitCode}: without node, npm and a registry there is nothing to compare with.");
        }
    }

    /// <summary>Takes over all passages that a store holds.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TakeOverAsync(string storeFolder)
    {
        using var store = SqliteStore.Open(storeFolder, TimeProvider.System);
        await using var file = File.CreateText(PassageFile);
        var count = 0;
        foreach (var entry in await store.Documents.ListAsync(CancellationToken.None))
        {
            var reading = (await store.Documents.FindReadingAsync(entry.ReadingId, CancellationToken.None))!;
            foreach (var passage in reading.Passages)
            {
                var line = new
                {
                    id = count++,
                    title = entry.Document.DisplayTitle,
                    heading = passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : "",
                    text = passage.Range.Of(reading.Text).ToString(),
                };
                await file.WriteLineAsync(JsonSerializer.Serialize(line, Readable));
            }
        }

        return count;
    }

    /// <summary>Starts it and waits until it is connected.</summary>
    public Task<BotProcess> StartAsync(LoopbackDiscordServer discord)
    {
        var api = discord.ApiBaseUrl.AbsoluteUri.Replace("/v10/", "", StringComparison.Ordinal);
        return BotProcess.StartAsync(_root.FullName, "node", ["--expose-gc", "bot.mjs", api, discord.Options.Token, PassageFile], "ready");
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string PassageFile => Path.Combine(_root.FullName, "passages.jsonl");
}
