using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Hosting;
using TreatyBot.Indexing;

namespace TreatyBot.CommandLine;

/// <summary>
/// Answers the questions of a file one after another over one folder, a line of JSON each. The desk is left out: nobody asks here, so that there is
/// nobody to accept from, to limit or to log.
/// </summary>
internal static class BatchAnswering
{
    /// <returns>The exit code.</returns>
    /// <exception cref="SetupException">The file or the folder cannot be read.</exception>
    public static async Task<int> RunAsync(FileInfo questions, DirectoryInfo folder, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var batch = await ReadAsync(questions, cancellationToken);
        using var temporary = TemporaryCorpus.Over(folder);
        await using var services = Bootstrap.CreateTool(settings, temporary);
        await services.GetRequiredService<CollectionSync>().SyncAsync(cancellationToken);
        await services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken);
        var answerer = services.GetRequiredService<Answerer>();
        var layout = new ReplyLayout(new NoPermalinks(), services.GetRequiredService<IOptions<DeskOptions>>());
        var collections = temporary.Collections.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal);
        var asker = new Asker("console", "batch");
        var place = new Place("console", null, null, null, PlaceKind.Local);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var (id, text) in batch)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await answerer.AnswerAsync(text, collections, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var asked = new AskedQuestion(id, text, asker, place, DateTimeOffset.UnixEpoch);
            await output.WriteLineAsync(AnswerJson.Write(id, layout.Lay(asked, answer, all: true), elapsed));
        }

        return Failures.Success;
    }

    private static async Task<List<(string Id, string Text)>> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new SetupException($"There is no file '{file.FullName}'. --batch names a file with one JSON object a line: {{\"id\": \"q1\", \"question\": \"When …?\"}}");
        }

        var questions = new List<(string, string)>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                questions.Add(Read(line, file, number));
            }
        }

        return questions;
    }

    private static (string Id, string Text) Read(string line, FileInfo file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("question").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SetupException($"{file.Name}, line {number}: not a JSON object with a text \"id\" and a text \"question\" ({e.Message})", e);
        }
    }

    /// <summary>A temporary store is gone before anybody could follow a link into it.</summary>
    private sealed class NoPermalinks : IPermalinks
    {
        public Uri? For(Quote quote, Place place) => null;
    }
}
