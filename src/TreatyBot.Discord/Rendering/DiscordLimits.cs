namespace TreatyBot.Discord.Rendering;

/// <summary>What fits in a message of components (discord.com/developers/docs/components/reference).</summary>
internal static class DiscordLimits
{
    /// <summary>Of all text in a message, as it is written, backslashes counted.</summary>
    public const int Text = 4000;

    /// <summary>Of components, those inside others counted.</summary>
    public const int Components = 40;

    public const int ButtonsInRow = 5;

    /// <summary>Of a button, in characters.</summary>
    public const int CustomId = 100;

    /// <summary>In characters.</summary>
    public const int ButtonLabel = 80;

    /// <summary>That are offered while somebody types.</summary>
    public const int Choices = 25;

    /// <summary>In characters.</summary>
    public const int ChoiceText = 100;
}
