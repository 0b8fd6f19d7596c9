using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Slack.Asking;

namespace TreatyBot.Tests.Slack;

public sealed class ChannelRateTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ChannelRate _rate;

    public ChannelRateTests() => _rate = new ChannelRate(_clock);

    [Fact]
    public void A_burst_goes_at_once_and_what_follows_a_second_apart()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(0, 6).Select(_ => _rate.Reserve("T1", "C1").TotalSeconds).ShouldBe([0, 0, 0, 1, 2, 3]);
        _rate.Reserve("T1", "C2").ShouldBe(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _rate.Reserve("T1", "C1").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Right_after_the_start_the_burst_may_have_been_used_by_the_run_before() =>
        _rate.Reserve("T1", "C1").ShouldBe(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_refusal_ends_the_burst()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        _rate.Reserve("T1", "C1");
        _rate.Refused("T1", "C1", TimeSpan.FromSeconds(5));
        Enumerable.Range(0, 2).Select(_ => _rate.Reserve("T1", "C1").TotalSeconds).ShouldBe([5, 6]);
    }

    [Fact]
    public void No_channel_ever_gets_more_than_a_burst_above_a_message_a_second() =>
        Prop.ForAll(Gen.Choose(0, 3_000).ListOf().ToArbitrary(), pauses =>
        {
            var clock = new FakeTimeProvider();
            var rate = new ChannelRate(clock);
            clock.Advance(TimeSpan.FromMinutes(1));
            var posted = new List<double>();
            var now = 0.0;
            foreach (var pause in pauses)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                now += pause / 1_000.0;
                posted.Add(now + rate.Reserve("T1", "C1").TotalSeconds);
            }

            return posted.Index()
                .All(message => posted.Count(at => at >= message.Item && at < message.Item + 10) <= 10 + ChannelRate.Burst);
        }).QuickCheckThrowOnFailure();
}
