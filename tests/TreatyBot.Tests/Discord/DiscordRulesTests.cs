using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord;
using TreatyBot.Discord.Asking;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Setup;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Tests.Discord;

public sealed class DiscordRulesTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_used_up_bucket_waits_for_its_reset_while_others_go_on()
    {
        var limits = new RateLimits(Options.Create(new DiscordOptions()), _clock);
        await AnsweredAsync(
            limits,
            Call("1"),
            HttpStatusCode.OK,
            ("X-RateLimit-Limit", "1"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "2.5"),
            ("X-RateLimit-Bucket", "b"));

        var waiting = limits.EnterAsync(Call("1"), default);
        (await limits.EnterAsync(Call("2"), default)).ShouldNotBeNull();
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Fact]
    public async Task Answers_that_overtake_each_other_give_no_place_back()
    {
        var limits = new RateLimits(Options.Create(new DiscordOptions()), _clock);
        await AnsweredAsync(
            limits,
            Call("1"),
            HttpStatusCode.OK,
            ("X-RateLimit-Limit", "3"),
            ("X-RateLimit-Remaining", "2"),
            ("X-RateLimit-Reset-After", "5"));
        var first = await limits.EnterAsync(Call("1"), default);
        var second = await limits.EnterAsync(Call("1"), default);
        Leave(
            limits,
            Call("1"),
            second,
            HttpStatusCode.OK,
            ("X-RateLimit-Limit", "3"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", "5"));
        Leave(
            limits,
            Call("1"),
            first,
            HttpStatusCode.OK,
            ("X-RateLimit-Limit", "3"),
            ("X-RateLimit-Remaining", "1"),
            ("X-RateLimit-Reset-After", "5"));

        limits.EnterAsync(Call("1"), default).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_global_429_holds_every_call_of_the_bot_but_no_response_to_an_interaction()
    {
        var limits = new RateLimits(Options.Create(new DiscordOptions()), _clock);
        await AnsweredAsync(
            limits,
            Call("1"),
            HttpStatusCode.TooManyRequests,
            ("Retry-After", "3"),
            ("X-RateLimit-Scope", "global"),
            ("X-RateLimit-Global", "true"));

        var waiting = limits.EnterAsync(Call("2"), default);
        (await limits.EnterAsync(Call("3") with { IsBots = false, Route = "callback" }, default)).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await waiting;
    }

    [Fact]
    public async Task A_429_of_one_route_holds_that_route_alone_and_one_without_a_scope_holds_all()
    {
        var limits = new RateLimits(Options.Create(new DiscordOptions()), _clock);
        await AnsweredAsync(limits, Call("1"), HttpStatusCode.TooManyRequests, ("Retry-After", "3"), ("X-RateLimit-Scope", "user"));
        (await limits.EnterAsync(Call("2"), default)).ShouldNotBeNull();

        await AnsweredAsync(limits, Call("3"), HttpStatusCode.TooManyRequests, ("Retry-After", "3"));
        var waiting = limits.EnterAsync(Call("4"), default);
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(4));
        await waiting;
    }

    [Fact]
    public void Waits_between_attempts_to_connect_double_up_to_a_minute_and_are_spread()
    {
        var timing = new DiscordTiming();
        for (var failures = 1; failures <= 40; failures++)
        {
            var full = Math.Min(Math.Pow(2, failures - 1), 60);
            timing.Backoff(failures).TotalSeconds.ShouldBeInRange(full / 2, full);
        }
    }

    [Fact]
    public async Task Buckets_that_tell_nothing_any_longer_are_forgotten()
    {
        var limits = new RateLimits(Options.Create(new DiscordOptions()), _clock);
        for (var i = 0; i < 5_000; i++)
        {
            await AnsweredAsync(
                limits,
                Call($"{i}") with { IsBots = false },
                HttpStatusCode.OK,
                ("X-RateLimit-Limit", "5"),
                ("X-RateLimit-Remaining", "4"),
                ("X-RateLimit-Reset-After", "1"),
                ("X-RateLimit-Bucket", "b"));
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        limits.BucketCount.ShouldBeLessThan(600);
    }

    [Theory]
    [InlineData("1024", "0", "0", true)]
    [InlineData("0", "0", "0", false)]
    [InlineData("1024", "0", "1024", false)]
    [InlineData("0", "1024", "0", true)]
    [InlineData("8", "0", "1024", true)]
    public void Who_may_see_a_channel_is_computed_as_Discord_does(string everyone, string allow, string deny, bool maySee) =>
        DiscordMemberships.MaySee(
            "5",
            [],
            new DiscordGuild("1", "2", [new DiscordRole("1", everyone)]),
            new DiscordChannel("3", GuildId: "1", PermissionOverwrites: [new DiscordOverwrite("1", 0, allow, deny)])).ShouldBe(maySee);

    [Theory]
    [InlineData(0, null, false, true)]
    [InlineData(19, null, false, true)]
    [InlineData(7, null, false, false)]
    [InlineData(0, "77", false, false)]
    [InlineData(0, null, true, false)]
    public void Only_people_who_talk_to_the_bot_are_heard(int type, string? webhook, bool isBot, bool isHeard)
    {
        var message = new DiscordMessage("1", "2", "3", new DiscordUser("5", isBot), "<@9> hello", type, [new DiscordUser("9")], webhook);
        (MessageReader.Read(message, new BotIdentity("8", "9"), _ => true) is not null).ShouldBe(isHeard);
    }

    [Fact]
    public void Mentions_of_the_bot_are_no_part_of_the_question() =>
        MessageReader.Question(new DiscordMessage("1", "2", Content: "<@9> when <@!9> is it <@7>?"), new BotIdentity("8", "9"))
            .ShouldBe("when   is it <@7>?");

    [Fact]
    public void A_way_back_is_read_as_it_was_written()
    {
        foreach (var address in new[]
        {
            new ReplyAddress(AddressedBy.Message, "1", "2"),
            new ReplyAddress(AddressedBy.UnreadableMessage, "1", "2"),
            new ReplyAddress(AddressedBy.Interaction, "1", "2", "3", "t:o.k-e_n"),
        })
        {
            ReplyAddress.Parse(address.ToString()).ShouldBe(address);
            address.Nonce.Length.ShouldBeLessThanOrEqualTo(25);
        }

        ReplyAddress.Parse("nonsense").ShouldBeNull();
    }

    [Fact]
    public void Commands_are_the_same_as_Discord_gives_them_back_and_not_when_one_word_differs()
    {
        var theirs = Commands.All
            .Select(command => command with
            {
                Options = command.Options?.Select(option => option with { Autocomplete = option.Autocomplete ?? false }).ToList(),
            })
                .Reverse()
                .ToList();
        Commands.Same(Commands.All, theirs).ShouldBeTrue();
        theirs[^1] = theirs[^1] with { Description = "Another" };
        Commands.Same(Commands.All, theirs).ShouldBeFalse();
    }

    private static RestCall Call(string major) => new(HttpMethod.Get, "GET x/{id}", major, "x");

    private static async Task AnsweredAsync(
        RateLimits limits, RestCall call, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        Leave(limits, call, await limits.EnterAsync(call, default), status, headers);
    }

    private static void Leave(
        RateLimits limits, RestCall call, RateLimitBucket bucket, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        limits.Leave(call, bucket, answer);
    }

    [Theory]
    [InlineData("1", 0, "0", PlaceKind.Channel)]
    [InlineData("1", 0, "1", PlaceKind.DirectMessage)]
    [InlineData(null, 1, "1", PlaceKind.DirectMessage)]
    [InlineData(null, 2, "1", PlaceKind.DirectMessage)]
    public void Where_somebody_has_brought_the_bot_along_his_own_memberships_decide(
        string? guild, int context, string owner, PlaceKind kind)
    {
        var interaction = new DiscordInteraction(
            "9", "8", 2, "token", guild, "2", Context: context,
            AuthorizingIntegrationOwners: new Dictionary<string, string> { [owner] = "7" });
        var place = Places.Of(interaction);
        (place.Kind, place.Space).ShouldBe((kind, kind == PlaceKind.Channel ? guild : null));
        interaction.IsWhereBotIsNot.ShouldBe(kind == PlaceKind.DirectMessage && context != 1);
    }

    [Fact]
    public void Discord_says_for_whom_the_bot_is_installed()
    {
        const string Json = """
            {"id":"9","application_id":"8","type":2,"token":"t","guild_id":"1","context":0,"authorizing_integration_owners":{"1":"7"}}
            """;
        JsonSerializer.Deserialize(Json, DiscordJson.Default.DiscordInteraction)!.IsWhereBotIsNot.ShouldBeTrue();
    }

    [Fact]
    public void People_can_take_the_commands_along_only_where_the_operator_lets_them()
    {
        Commands.For(userInstall: false).ShouldAllBe(command => !command.IntegrationTypes!.Contains(1) && !command.Contexts!.Contains(2));
        Commands.For(userInstall: true).ShouldAllBe(command => command.IntegrationTypes!.Contains(1) && command.Contexts!.Contains(2));
        Commands.Same(Commands.For(userInstall: true), Commands.All).ShouldBeFalse();
    }
}
