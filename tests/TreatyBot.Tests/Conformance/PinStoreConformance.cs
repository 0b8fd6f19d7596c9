using TreatyBot.Core.Documents;
using TreatyBot.Core.Pins;

namespace TreatyBot.Tests.Conformance;

/// <summary>What every store of pins keeps to.</summary>
[ConformanceSuite(typeof(IPinStore))]
public abstract class PinStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1);

    /// <summary>Empty at the start of each test, but for a document with one reading.</summary>
    protected abstract IPinStore Store { get; }

    [Fact]
    public async Task A_pin_comes_back_as_it_was_kept()
    {
        var pin = Pin("Wie lange gilt er?\u0000\u202E🤝" + new string('?', 600));

        var kept = await Store.SaveAsync(pin, None);

        kept.Id.ShouldBePositive();
        var listed = (await Store.ListAsync(None)).ShouldHaveSingleItem();
        listed.HeadingPath.ShouldBe(pin.HeadingPath);
        (listed with { HeadingPath = pin.HeadingPath }).ShouldBe(pin with { Id = kept.Id });
    }

    [Fact]
    public async Task The_same_quote_pinned_to_the_same_question_again_is_the_same_pin_with_a_new_owner()
    {
        var first = await Store.SaveAsync(Pin("Why?"), None);
        var again = await Store.SaveAsync(Pin("Why?") with { Owner = "Ben", ReviewBy = new DateOnly(2028, 1, 1) }, None);

        again.Id.ShouldBe(first.Id);
        var kept = (await Store.ListAsync(None)).ShouldHaveSingleItem();
        (kept.Owner, kept.ReviewBy).ShouldBe(("Ben", new DateOnly(2028, 1, 1)));
        (await Store.SaveAsync(Pin("Why not?"), None)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task A_pin_is_taken_away_once_and_its_number_is_not_given_again()
    {
        var first = await Store.SaveAsync(Pin("Why?"), None);

        (await Store.RemoveAsync(first.Id, None)).ShouldBeTrue();
        (await Store.RemoveAsync(first.Id, None)).ShouldBeFalse();
        (await Store.ListAsync(None)).ShouldBeEmpty();
        (await Store.SaveAsync(Pin("Why?"), None)).Id.ShouldBeGreaterThan(first.Id);
    }

    [Fact]
    public async Task A_pin_gets_another_day_of_review()
    {
        var kept = await Store.SaveAsync(Pin("Why?"), None);

        (await Store.RenewAsync(kept.Id, new DateOnly(2029, 2, 3), None)).ShouldBeTrue();
        (await Store.RenewAsync(kept.Id + 1, new DateOnly(2029, 2, 3), None)).ShouldBeFalse();
        (await Store.ListAsync(None)).ShouldHaveSingleItem().ReviewBy.ShouldBe(new DateOnly(2029, 2, 3));
    }

    private static Pin Pin(string question) => new(
        0, question, "c", 1, 1, new TextRange(3, 7), ["One", "Two"], "Ada", Now, new DateOnly(2027, 1, 31));
}
