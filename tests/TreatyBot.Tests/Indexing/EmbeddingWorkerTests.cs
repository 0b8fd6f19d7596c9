using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Meaning;
using TreatyBot.Indexing;
using TreatyBot.Tests.Fakes;
using TreatyBot.Tests.Meaning;

namespace TreatyBot.Tests.Indexing;

public sealed class EmbeddingWorkerTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void What_fails_is_left_alone_for_longer_each_time_up_to_ten_minutes()
    {
        var pause = new RetryPause();
        var seconds = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var failed = _clock.GetUtcNow();
            pause.Note(hasSucceeded: false, failed);
            while (!pause.IsOver(_clock.GetUtcNow()))
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }

            seconds.Add((_clock.GetUtcNow() - failed).TotalSeconds);
        }

        seconds.ShouldBe([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
        pause.Note(hasSucceeded: true, _clock.GetUtcNow());
        pause.IsOver(_clock.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_encoder_that_fails_is_tried_again_less_and_less_often_until_it_works()
    {
        var fake = new FakeEncoder("river") { Failure = new InvalidDataException("It is missing.") };
        using var corpus = new EmbeddingCorpus(fake);
        await corpus.Answers.AddAsync("a.txt", "A", "The river is wide.");
        using var worker = new EmbeddingWorker(corpus.Answers.Corpus, corpus.Embedder, corpus.Encoder, SentenceReranking.None, _clock);
        await worker.StartAsync(CancellationToken.None);

        await AdvanceAsync(() => fake.Attempts == 6);
        _clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(DateTimeOffset.UnixEpoch.AddSeconds(5 + 10 + 20 + 40 + 80));
        corpus.EncoderLog.Messages.ShouldHaveSingleItem();

        fake.Failure = null;
        await AdvanceAsync(() => corpus.Embedder.Progress is { Total: 1, IsDone: true });
        await worker.StopAsync(CancellationToken.None);
    }

    /// <summary>Lets the clock run, and the worker with it, until something holds.</summary>
    private async Task AdvanceAsync(Func<bool> until)
    {
        while (!until())
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
