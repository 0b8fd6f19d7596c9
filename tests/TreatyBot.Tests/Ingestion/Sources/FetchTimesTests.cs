using FsCheck.Fluent;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class FetchTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_went_well_is_asked_again_after_its_interval_give_or_take_a_tenth() =>
        Properties.Check(Gen.Choose(60, 30 * 86_400).Select(seconds => TimeSpan.FromSeconds(seconds)), interval =>
        {
            var wait = new SourceState { DownSince = Now, Failures = 4 }.Succeeded(Now, interval).Due!.Value - Now;
            wait.ShouldBeInRange(interval * 0.9, interval * 1.1);
        });

    [Fact]
    public void What_failed_is_tried_sooner_than_its_interval_and_ever_later()
    {
        var state = new SourceState().Failed(Now, TimeSpan.FromHours(6), "It is down.", retryAfter: null);
        (state.Due!.Value - Now).ShouldBeInRange(TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5.5));
        var later = Now.AddMinutes(5);
        state = state.Failed(later, TimeSpan.FromHours(6), "It is still down.", retryAfter: null);
        (state.Due!.Value - later).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        (state.DownSince, state.DownReason).ShouldBe((Now, "It is still down."));
        for (var i = 0; i < 100; i++)
        {
            state = state.Failed(later, TimeSpan.FromHours(6), "It is still down.", retryAfter: null);
            (state.Due!.Value - later).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(6.6));
        }
    }

    [Fact]
    public void A_host_is_left_alone_for_as_long_as_it_asks_but_no_longer_than_a_day()
    {
        var state = new SourceState().Failed(Now, TimeSpan.FromHours(1), "Later.", TimeSpan.FromHours(3));
        (state.NotBefore, state.Due).ShouldBe((Now.AddHours(3), Now.AddHours(3)));
        new SourceState().Failed(Now, TimeSpan.FromHours(1), "Later.", TimeSpan.FromDays(400)).NotBefore.ShouldBe(Now.AddDays(1));
        state.Succeeded(Now, TimeSpan.FromHours(1)).ShouldSatisfyAllConditions(
            up => up.NotBefore.ShouldBeNull(), up => up.DownSince.ShouldBeNull(), up => up.Failures.ShouldBe(0));
    }
}
