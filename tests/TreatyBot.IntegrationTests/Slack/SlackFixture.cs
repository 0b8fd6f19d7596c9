using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>A loopback Slack with a workspace, people and channels.</summary>
internal static class SlackFixture
{
    public const string Question = "When does the Ardel Treaty renew?";
    public const string Quote = "The treaty renews automatically on 1 July 2031 unless a party gives notice.";

    private const string Settling = "settling-";

    public static async Task<SlackServer> StartAsync(LoopbackOptions? options = null, IReadOnlyList<string>? scopes = null)
    {
        var slack = await SlackServer.StartAsync(options);
        slack.AddWorkspace("T1", scopes ?? SlackBot.AllScopes);
        slack.AddChannel("T1", "C1", "U1", "U2");
        slack.AddChannel("T1", "D1", "U1");
        return slack;
    }

    public static string Mention(string text = Question) => $"<@UBOTT1> {text}";

    /// <summary>What the bot has said, to all or to one; not what <see cref="SettleAsync"/> has brought about.</summary>
    public static IReadOnlyList<LoopbackMessage> Replies(this SlackServer slack) =>
        [.. slack.Messages.Where(message => message.Request is not null && !KeyOf(message).Contains(Settling, StringComparison.Ordinal))];

    public static string KeyOf(LoopbackMessage message) => (string?)message.Metadata?["event_payload"]?["event_key"] ?? "";

    public static async Task<LoopbackMessage> OneReplyAsync(this SlackServer slack)
    {
        await SlackBot.Until(() => slack.Replies().Count > 0);
        return slack.Replies().ShouldHaveSingleItem();
    }

    /// <summary>What the bot says after something is done.</summary>
    public static async Task<LoopbackMessage> SaidAfterAsync(this SlackServer slack, Func<Task<bool>> act)
    {
        var said = slack.Replies().Count;
        (await act()).ShouldBeTrue();
        await SlackBot.Until(() => slack.Replies().Count > said);
        return slack.Replies()[^1];
    }

    /// <summary>Uses up a channel's burst, so that what is asked next has to wait a second for its reply.</summary>
    public static async Task UseUpBurstAsync(this SlackServer slack, string channel)
    {
        var before = slack.Messages.Count(message => message.Channel == channel && message.Request is not null);
        for (var i = 0; i < slack.Options.Burst; i++)
        {
            await slack.Say(
                channel, "U1", channel[0] == 'D' ? Question : Mention(), clientMessageId: $"{Settling}{Guid.NewGuid()}").Delivered;
        }

        await SlackBot.Until(
            () => slack.Messages.Count(message => message.Channel == channel && message.Request is not null) >= before
                + slack.Options.Burst);
    }

    /// <summary>All that could still come has come: a question asked afterwards in the same channel has been replied to.</summary>
    public static async Task SettleAsync(this SlackServer slack, string channel = "C1")
    {
        var id = $"{Settling}{Guid.NewGuid()}";
        var (_, delivered) = slack.Say(channel, "U2", channel[0] == 'D' ? Question : Mention(), clientMessageId: id);
        (await delivered).ShouldBeTrue();
        await SlackBot.Until(() => slack.Messages.Any(message => KeyOf(message).EndsWith(id, StringComparison.Ordinal)));
    }
}
