using Dapper;
using TreatyBot.Storage;
using TreatyBot.TestDriver;

namespace TreatyBot.Tests.Storage;

/// <summary>Real processes, killed for real.</summary>
public sealed class StoreKills : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();
    private readonly Dictionary<int, long> _savedReadings = [];
    private readonly HashSet<int> _accepted = [];
    private readonly HashSet<int> _replied = [];

    public void Dispose() => _folder.Dispose();

    [Trait("Category", "Slow")]
    [Fact]
    public async Task What_was_acknowledged_survives_thirty_kills_and_nothing_is_there_by_half()
    {
        var random = new Random(1961);
        for (var (kill, first) = (0, 0); kill < 30; kill++)
        {
            var next = await WorkUntilKilledAsync(first, random.Next(1, 12), TimeSpan.FromMilliseconds(random.NextDouble() * 8));
            await ShouldHoldWhatWasAcknowledgedAsync(since: first);
            first = next;
        }

        await ShouldHoldWhatWasAcknowledgedAsync(since: 0);
        _savedReadings.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_store_whose_making_was_killed_opens()
    {
        for (var kill = 0; kill < 8; kill++)
        {
            using var folder = new StoreFolder();
            using (var driver = DriverProcess.Start("work", folder.Path, "0"))
            {
                // The file appears, its tables follow: the kill comes somewhere in between.
                while (!File.Exists(folder.Database))
                {
                    driver.HasEnded.ShouldBeFalse("only the kill ends it");
                    await Task.Yield();
                }

                await Task.Delay(kill * 4);
                driver.Kill();
                await driver.WaitAsync();
            }

            using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            Check(store);
        }
    }

    /// <returns>The first step that cannot have left anything behind.</returns>
    private async Task<int> WorkUntilKilledAsync(int first, int lines, TimeSpan delay)
    {
        var (last, heard) = (first, 0);
        using var driver = DriverProcess.Start("work", _folder.Path, $"{first}");
        while (await driver.HearAsync() is { } line)
        {
            last = Math.Max(last, Note(line));
            if (++heard == lines)
            {
                await Task.Delay(delay);
                driver.Kill();
            }
        }

        heard.ShouldBeGreaterThanOrEqualTo(lines, "only the kill ends it");
        await driver.WaitAsync();

        // It may have begun the step after the last one that it told of.
        return last + 2;
    }

    private int Note(string line)
    {
        var words = line.Split(' ');
        var step = int.Parse(words[1]);
        switch (words[0])
        {
            case "saved":
                _savedReadings.Add(step, long.Parse(words[2]));
                break;
            case "accepted":
                _accepted.Add(step);
                break;
            default:
                _replied.Add(step);
                break;
        }

        return step;
    }

    private async Task ShouldHoldWhatWasAcknowledgedAsync(int since)
    {
        using var store = SqliteStore.Open(_folder.Path, TimeProvider.System);
        Check(store);
        foreach (var (step, readingId) in _savedReadings.Where(saved => saved.Key >= since))
        {
            await ShouldBeWholeAsync(store, readingId, step);
        }

        foreach (var entry in await store.Documents.ListAsync(None))
        {
            var text = (await store.Documents.FindReadingAsync(entry.ReadingId, None))!.Text;
            var step = KnownWork.StepOf(text);
            entry.Document.Path.ShouldBe(KnownWork.PathOf(step));
            var acknowledged = _savedReadings.Keys.Where(known => KnownWork.PathOf(known) == entry.Document.Path);
            step.ShouldBeGreaterThanOrEqualTo(acknowledged.DefaultIfEmpty().Max());
            await ShouldBeWholeAsync(store, entry.ReadingId, step);
        }

        foreach (var step in _accepted.Where(step => step >= since))
        {
            (await store.Conversations.FindQuestionAsync(KnownWork.EventKey(step), None)).ShouldBe(KnownWork.Question(step));
        }

        foreach (var step in _replied.Where(step => step >= since))
        {
            (await store.Conversations.FindReplyAsync(KnownWork.EventKey(step), None)).ShouldBe(KnownWork.Reply(step));
        }
    }

    private static async Task ShouldBeWholeAsync(SqliteStore store, long readingId, int step)
    {
        var reading = (await store.Documents.FindReadingAsync(readingId, None)).ShouldNotBeNull($"step {step}");
        var draft = KnownWork.Draft(step);
        reading.Text.ShouldBe(draft.Text);
        reading.Passages.Select(passage => passage.Range).ShouldBe(draft.Passages.Select(passage => passage.Range));
    }

    private static void Check(SqliteStore store) => store.Database.Write(connection =>
    {
        connection.Query<string>("PRAGMA integrity_check").ShouldBe(["ok"]);
        connection.Query("PRAGMA foreign_key_check").ShouldBeEmpty();
        return true;
    });
}
