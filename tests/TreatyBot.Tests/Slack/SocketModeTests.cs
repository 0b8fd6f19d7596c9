using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Slack;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Tests.Slack;

public sealed class SocketModeTests
{
    [Fact]
    public async Task What_cannot_be_opened_is_tried_less_and_less_often()
    {
        var clock = new SteppedClock();
        var tries = new List<DateTimeOffset>();
        var socketMode = Open(clock, () =>
        {
            tries.Add(clock.GetUtcNow());
            return new SlackFailure(SlackFailureKind.Unavailable, "http_503");
        });
        await ListenAsync(socketMode, clock, TimeSpan.FromMinutes(5));

        var pauses = tries.Zip(tries.Skip(1), (before, after) => after - before).ToList();
        pauses.Count.ShouldBeInRange(10, 40);
        pauses[0].ShouldBeLessThan(TimeSpan.FromSeconds(2));
        pauses.Skip(8).ShouldAllBe(pause => pause >= TimeSpan.FromSeconds(15) && pause <= TimeSpan.FromSeconds(31));
    }

    [Fact]
    public async Task Slack_is_left_alone_for_as_long_as_it_asks()
    {
        var clock = new SteppedClock();
        var tries = new List<DateTimeOffset>();
        var socketMode = Open(clock, () =>
        {
            tries.Add(clock.GetUtcNow());
            return new SlackFailure(SlackFailureKind.RateLimited, "ratelimited", TimeSpan.FromSeconds(90));
        });
        await ListenAsync(socketMode, clock, TimeSpan.FromMinutes(6));

        tries.Count.ShouldBeInRange(2, 4);
        tries.Zip(tries.Skip(1), (before, after) => after - before).ShouldAllBe(pause => pause >= TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_token_that_is_not_taken_ends_the_stream_at_the_first_try()
    {
        var tries = 0;
        var socketMode = Open(new FakeTimeProvider(), () =>
        {
            tries++;
            return new SlackFailure(SlackFailureKind.TokenDead, "invalid_auth");
        });
        await Should.ThrowAsync<SlackTokenException>(async () =>
        {
            await foreach (var _ in socketMode.ListenAsync(CancellationToken.None))
            {
            }
        });
        tries.ShouldBe(1);
    }

    private static SocketMode Open(FakeTimeProvider clock, Func<SlackFailure> fail) => new(
        _ => Task.FromResult(new SlackResult<Uri>(null, fail())),
        (_, _) => throw new UnreachableException(),
        new SlackOptions { Connections = 1 },
        clock,
        NullLogger.Instance);

    /// <summary>Turns the clock on, from one wait of the connection to the next.</summary>
    private static async Task ListenAsync(SocketMode socketMode, SteppedClock clock, TimeSpan time)
    {
        using var stopping = new CancellationTokenSource();
        var listening = Task.Run(async () =>
        {
            await foreach (var _ in socketMode.ListenAsync(stopping.Token))
            {
            }
        });
        for (var start = clock.GetUtcNow(); clock.GetUtcNow() - start < time;)
        {
            await clock.AdvanceToNextAsync();
        }

        await stopping.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>A clock that stands until somebody waits on it, and then goes on to the end of that wait.</summary>
    private sealed class SteppedClock : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                _waits.Writer.TryWrite(dueTime);
            }

            return timer;
        }

        public async Task AdvanceToNextAsync() =>
            Advance(await _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
