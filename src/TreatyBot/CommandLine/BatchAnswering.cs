using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Evaluation;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary>Answers the questions of a file one after another over one folder, a line of JSON each.</summary>
internal static class BatchAnswering
{
    /// <returns>The exit code.</returns>
    /// <exception cref="SetupException">The file or the folder cannot be read.</exception>
    public static async Task<int> RunAsync(
        FileInfo questions, DirectoryInfo folder, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var batch = QuestionFile.Read(questions.FullName, Read);
        await using var indexed = await IndexedFolder.OpenAsync(folder, settings, cancellationToken);
        var layout = new ReplyLayout(new NoPermalinks(), indexed.Services.GetRequiredService<IOptions<DeskOptions>>());
        var social = indexed.Services.GetRequiredService<SocialReplies>();
        var asker = new Asker("console", "batch");
        var place = new Place("console", null, null, null, PlaceKind.Local);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var (id, text) in batch)
        {
            var asked = new AskedQuestion(id, text, asker, place, DateTimeOffset.UnixEpoch);
            var started = Stopwatch.GetTimestamp();
            var reply = social.Recognize(text) is { } message
                ? await social.LayAsync(asked, message, indexed.Collections, cancellationToken)
                : layout.Lay(asked, await indexed.AnswerAsync(text, cancellationToken), all: true);
            await output.WriteLineAsync(AnswerJson.Write(id, reply, Stopwatch.GetElapsedTime(started)));
        }

        return ExitCode.Success;
    }

    /// <summary>Of a question only its id and text count here, whatever else the line holds.</summary>
    private static (string Id, string Text) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (Text("id"), Text("question"));

        string Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonException($"it has no text \"{name}\"");
    }

    /// <summary>A temporary store is gone before anybody could follow a link into it.</summary>
    private sealed class NoPermalinks : IPermalinks
    {
        public Uri? For(Quote quote, Place place) => null;
    }
}
