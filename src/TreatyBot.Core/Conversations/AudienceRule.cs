namespace TreatyBot.Core.Conversations;

/// <summary>One line of a collection's audience: <c>everyone</c>, <c>web</c>, <c>discord:GUILD</c>, <c>slack:TEAM/CHANNEL</c>.</summary>
/// <param name="Platform">The word before the colon, or the whole line.</param>
/// <param name="Space">The guild or team; null for <c>everyone</c> and <c>web</c>.</param>
/// <param name="Channel">The channel; null: the whole space.</param>
public sealed record AudienceRule(string Platform, string? Space, string? Channel)
{
    public const string Everyone = "everyone";
    public const string Web = "web";

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">Not one of the forms above, with the line and what it may be.</exception>
    public static AudienceRule Parse(string line)
    {
        if (line is Everyone or Web)
        {
            return new AudienceRule(line, null, null);
        }

        var parts = line.Split(':', 2);
        if (parts.Length == 2 && parts[0] is "discord" or "slack")
        {
            var place = parts[1].Split('/');
            if (place.Length <= 2 && Array.TrueForAll(place, IsId))
            {
                return new AudienceRule(parts[0], place[0], place.Length == 2 ? place[1] : null);
            }
        }

        throw new FormatException(
            $"'{line}' is no audience. Write everyone, web, discord:GUILD, discord:GUILD/CHANNEL, slack:TEAM or slack:TEAM/CHANNEL, with the platform's ids.");
    }

    /// <summary>True where everybody who can read that place is in this audience. For a direct message membership decides instead.</summary>
    public bool Covers(Place place) => place.Kind switch
    {
        PlaceKind.Local => true,
        PlaceKind.Web => Platform is Everyone or Web,
        PlaceKind.Channel => Platform == Everyone || (Platform == place.Platform && Space == place.Space && (Channel is null || Channel == place.Channel)),
        _ => Platform == Everyone,
    };

    public override string ToString() => Space is null ? Platform : Channel is null ? $"{Platform}:{Space}" : $"{Platform}:{Space}/{Channel}";

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(char.IsAsciiLetterOrDigit);
}
