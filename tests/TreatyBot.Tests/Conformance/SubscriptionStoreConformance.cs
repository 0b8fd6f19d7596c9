using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conformance;

/// <summary>What every store of subscriptions keeps to.</summary>
[ConformanceSuite(typeof(ISubscriptionStore))]
public abstract class SubscriptionStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Empty at the start of each test.</summary>
    protected abstract ISubscriptionStore Store { get; }

    [Fact]
    public async Task A_subscription_comes_back_as_it_was_kept()
    {
        var full = new Subscription(
            0,
            "Fristen \u0000🤝",
            new Asker("slack", "T1/U1"),
            new Place("slack", "T1", "C1", null, PlaceKind.SharedChannel),
            "de-DE",
            "{}",
            17);
        var bare = new Subscription(
            0, "fees", new Asker("discord", "7"), new Place("discord", null, "2", null, PlaceKind.DirectMessage), null, null, 0);

        var kept = new[] { await Store.SaveAsync(full, None), await Store.SaveAsync(bare, None) };

        kept.ShouldBe([full with { Id = kept[0].Id }, bare with { Id = kept[1].Id }]);
        (await Store.ListAsync(None)).ShouldBe(kept);
    }

    [Fact]
    public async Task The_same_topic_in_the_same_place_is_one_subscription()
    {
        var first = await Store.SaveAsync(Fees, None);

        (await Store.SaveAsync(Fees with { Asker = new Asker("discord", "8"), SeenReading = 99 }, None)).ShouldBe(first);
        (await Store.SaveAsync(Fees with { Place = Fees.Place with { Channel = "3" } }, None)).Id.ShouldNotBe(first.Id);
        (await Store.SaveAsync(Fees with { Topic = "notice" }, None)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task What_was_looked_at_never_goes_back()
    {
        var kept = await Store.SaveAsync(Fees, None);
        await Store.AdvanceAsync(kept.Id, 40, None);
        await Store.AdvanceAsync(kept.Id, 30, None);
        await Store.AdvanceAsync(kept.Id + 1, 50, None);

        (await Store.ListAsync(None)).ShouldHaveSingleItem().SeenReading.ShouldBe(40);
    }

    [Fact]
    public async Task A_subscription_ends_once_and_its_number_is_not_given_again()
    {
        var kept = await Store.SaveAsync(Fees, None);

        (await Store.RemoveAsync(kept.Id, None)).ShouldBeTrue();
        (await Store.RemoveAsync(kept.Id, None)).ShouldBeFalse();
        (await Store.SaveAsync(Fees, None)).Id.ShouldBeGreaterThan(kept.Id);
    }

    private static Subscription Fees { get; } = new(
        0, "fees", new Asker("discord", "7"), new Place("discord", "1", "2", null, PlaceKind.Channel), null, "m|1|2", 5);
}
