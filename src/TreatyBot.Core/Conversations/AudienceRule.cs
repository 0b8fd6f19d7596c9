namespace TreatyBot.Core.Conversations;

/// <summary>One line of a collection's audience: <c>everyone</c>, <c>discord:SERVER</c>, <c>slack:WORKSPACE/CHANNEL</c>.</summary>
/// <param name="Platform">The word before the colon, or the whole line.</param>
/// <param name="Space">The server or workspace; null for <c>everyone</c>.</param>
/// <param name="Channel">The channel; null: the whole space.</param>
public sealed record AudienceRule(string Platform, string? Space, string? Channel)
{
    public const string Everyone = "everyone";

    private const string Discord = "discord";
    private const string Slack = "slack";

    /// <summary>A Discord id is a number of 64 bits.</summary>
    private const int MaxDiscordId = 20;

    /// <summary>Slack states no bound; the longest in its documentation have 12 characters.</summary>
    private const int MaxSlackId = 40;

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">Not one of the forms above, with the line and what it has to be.</exception>
    public static AudienceRule Parse(string line)
    {
        if (line == Everyone)
        {
            return new AudienceRule(line, null, null);
        }

        var parts = line.Split(':', 2);
        var place = parts.Length == 2 ? parts[1].Split('/') : [];
        return parts[0] switch
        {
            Discord when place.Length is 1 or 2 && Array.TrueForAll(place, IsDiscordId)
                => new AudienceRule(Discord, place[0], place.ElementAtOrDefault(1)),
            Slack when place.Length is 1 or 2 && IsSlackId(place[0], "TE") && (place.Length == 1 || IsSlackId(place[1], "CG"))
                => new AudienceRule(Slack, place[0], place.ElementAtOrDefault(1)),
            Discord => throw new FormatException(
                $"'{line}' is no audience: write discord:SERVER or discord:SERVER/CHANNEL with Discord's numbers, "
                + "as in discord:197038439483310086 ('Copy Server ID' in Discord's developer mode)."),
            Slack => throw new FormatException(
                $"'{line}' is no audience: write slack:WORKSPACE or slack:WORKSPACE/CHANNEL with Slack's ids, "
                + "as in slack:T0123ABCD/C0456EFGH ('treatybot doctor' names the workspace's)."),
            _ => throw new FormatException(
                $"'{line}' is no audience: write everyone, discord:SERVER, discord:SERVER/CHANNEL, slack:WORKSPACE or "
                + "slack:WORKSPACE/CHANNEL, with the platform's ids."),
        };
    }

    /// <summary>
    /// True where everybody who can read that place is in this audience. For a direct message membership decides instead.
    /// </summary>
    public bool Covers(Place place) => place.Kind switch
    {
        PlaceKind.Local => true,
        PlaceKind.Channel => Platform == Everyone
            || (Platform == place.Platform && Space == place.Space && (Channel is null || Channel == place.Channel)),
        _ => Platform == Everyone,
    };

    public override string ToString() =>
        Space is null ? Platform : Channel is null ? $"{Platform}:{Space}" : $"{Platform}:{Space}/{Channel}";

    /// <summary>See Discord's reference on snowflakes.</summary>
    private static bool IsDiscordId(string id) => id.Length is > 0 and <= MaxDiscordId && id.All(char.IsAsciiDigit);

    /// <summary>The first letter tells the kind: T a workspace, E an organisation, C a channel, G a private one that is older.</summary>
    private static bool IsSlackId(string id, string kinds) =>
        id.Length is > 1 and <= MaxSlackId
        && kinds.Contains(id[0], StringComparison.Ordinal)
        && id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
