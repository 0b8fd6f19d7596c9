using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Search;
using TreatyBot.Evaluation;
using TreatyBot.Indexing;

namespace TreatyBot.Tests.Indexing;

public sealed class LiveChangesTests : IDisposable
{
    private const int Revisions = 30;

    private readonly TemporaryFolder _folder = new();
    private int _written;
    private int _taken;

    public void Dispose() => _folder.Dispose();

    [Trait("Category", "Slow")]
    [Fact]
    public async Task While_files_change_every_question_is_answered_by_what_was_or_what_is()
    {
        for (var i = 0; i < 50; i++)
        {
            _folder.Write(
                $"rules/{i}.txt",
                $"Rules of bridge {i}\n\nThe bridge with the number {i} is closed in winter. Its keeper lives beside it.");
        }

        Write(0);
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(_folder.Path), [], CancellationToken.None);
        using var stopping = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(_ => Task.Run(() => AskAsync(indexed, stopping.Token))).ToList();
        for (var revision = 1; revision <= Revisions; revision++)
        {
            Write(revision);
            await indexed.Services.GetRequiredService<CollectionSync>().SyncAsync(CancellationToken.None);
            await indexed.Services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None);
            Volatile.Write(ref _taken, revision);
            (await TollAsync(indexed)).ShouldBe(revision);
        }

        await stopping.CancelAsync();
        (await Task.WhenAll(asking)).Sum().ShouldBeGreaterThan(0);
    }

    private void Write(int revision)
    {
        Volatile.Write(ref _written, revision);
        _folder.Write("ferry.txt", $"Ferry rules\n\nThe toll of the ferry is {revision} crowns. The ferry sails at noon.");
    }

    /// <returns>How many questions were answered.</returns>
    private async Task<int> AskAsync(IndexedFolder indexed, CancellationToken stopping)
    {
        var answered = 0;
        while (!stopping.IsCancellationRequested)
        {
            var before = Volatile.Read(ref _taken);
            (await TollAsync(indexed)).ShouldBeInRange(before, Volatile.Read(ref _written));
            answered++;
        }

        return answered;
    }

    private static async Task<int> TollAsync(IndexedFolder indexed)
    {
        var answer = await indexed.AnswerAsync("What is the toll of the ferry?", CancellationToken.None);
        var words = answer.ShouldBeOfType<Answered>().Citations[0].Quote.Text.Split(' ');
        return int.Parse(words[Array.FindIndex(words, word => word.StartsWith("crowns", StringComparison.Ordinal)) - 1]);
    }
}
