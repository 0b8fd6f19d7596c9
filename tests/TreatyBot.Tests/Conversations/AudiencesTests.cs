using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class AudiencesTests
{
    private static readonly Asker Ana = new("discord", "7");
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeMemberships _memberships = new();

    [Theory]
    [InlineData(PlaceKind.Local, null, null, "none", "guild", "channel", "everyone")]
    [InlineData(PlaceKind.Channel, "1", "2", "guild", "channel", "everyone")]
    [InlineData(PlaceKind.Channel, "1", "3", "guild", "everyone")]
    [InlineData(PlaceKind.Channel, "9", "2", "everyone")]
    [InlineData(PlaceKind.SharedChannel, "1", "2", "everyone")]
    [InlineData(PlaceKind.DirectMessage, null, "4", "everyone")]
    public async Task A_place_shows_what_all_who_read_it_may_see(PlaceKind kind, string? space, string? channel, params string[] visible) =>
        (await Audiences().VisibleAsync(
            Ana, new Place("discord", space, channel, null, kind), CancellationToken.None)).ShouldBe(visible, ignoreOrder: true);

    [Fact]
    public async Task Another_platform_with_the_same_ids_is_another_place() =>
        (await Audiences().VisibleAsync(Ana, new Place("slack", "1", "2", null, PlaceKind.Channel), CancellationToken.None)).ShouldBe([
            "everyone",
        ]);

    [Fact]
    public async Task In_a_direct_message_membership_decides_and_is_believed_for_minutes()
    {
        var audiences = Audiences();
        _memberships.Answer = true;
        (await DirectAsync(audiences)).ShouldBe(["guild", "channel", "everyone"], ignoreOrder: true);
        var asked = _memberships.Asked;

        _memberships.Answer = false;
        (await DirectAsync(audiences)).Count.ShouldBe(3);
        _memberships.Asked.ShouldBe(asked);

        _clock.Advance(TimeSpan.FromSeconds(new DeskOptions().MembershipSeconds));
        (await DirectAsync(audiences)).ShouldBe(["everyone"]);
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_means_no_and_is_asked_again()
    {
        var audiences = Audiences();
        _memberships.Answer = null;
        (await DirectAsync(audiences)).ShouldBe(["everyone"]);

        _memberships.Answer = true;
        (await DirectAsync(audiences)).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("all", "everyone")]
    [InlineData("web", "everyone")]
    [InlineData("Everyone", "everyone")]
    [InlineData("irc:1", "everyone")]
    [InlineData("", "everyone")]
    [InlineData("discord:", "discord:SERVER/CHANNEL")]
    [InlineData("discord:abc", "discord:SERVER/CHANNEL")]
    [InlineData("discord:1/2/3", "discord:SERVER/CHANNEL")]
    [InlineData("discord:111111111111111111111", "discord:SERVER/CHANNEL")]
    [InlineData("slack", "slack:WORKSPACE/CHANNEL")]
    [InlineData("slack:X", "slack:WORKSPACE/CHANNEL")]
    [InlineData("slack:T", "slack:WORKSPACE/CHANNEL")]
    [InlineData("slack:t0123abcd", "slack:WORKSPACE/CHANNEL")]
    [InlineData("slack:C1/T1", "slack:WORKSPACE/CHANNEL")]
    [InlineData("slack:T1/C 2", "slack:WORKSPACE/CHANNEL")]
    public void A_line_that_is_no_audience_is_refused_with_the_form_that_it_should_have(string line, string form)
    {
        var refusal = Should.Throw<FormatException>(() => AudienceRule.Parse(line)).Message;
        refusal.ShouldContain($"'{line}'");
        refusal.ShouldContain(form);
    }

    [Theory]
    [InlineData("everyone")]
    [InlineData("discord:197038439483310086")]
    [InlineData("discord:197038439483310086/41771983423143937")]
    [InlineData("slack:T0123ABCD")]
    [InlineData("slack:E0123ABCD")]
    [InlineData("slack:T0123ABCD/C0456EFGH")]
    public void A_line_in_its_right_form_is_read(string line) => AudienceRule.Parse(line).ToString().ShouldBe(line);

    private static async Task<IReadOnlySet<string>> DirectAsync(Audiences audiences) =>
        await audiences.VisibleAsync(Ana, new Place("discord", null, "4", null, PlaceKind.DirectMessage), CancellationToken.None);

    private Audiences Audiences() => new(
        [Collection("none"), Collection("guild", "discord:1"), Collection("channel", "discord:1/2"), Collection("everyone", "everyone")],
        [_memberships],
        _clock,
        Options.Create(new DeskOptions()));

    private static CollectionOptions Collection(string name, params string[] audience)
    {
        var collection = new CollectionOptions { Name = name };
        foreach (var line in audience)
        {
            collection.Audience.Add(line);
        }

        return collection;
    }

    private sealed class FakeMemberships : IMemberships
    {
        public bool? Answer { get; set; } = false;

        public int Asked { get; private set; }

        public string Platform => "discord";

        public Task<bool?> IsMemberAsync(Asker asker, string space, string? channel, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }
}
