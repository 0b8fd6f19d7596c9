namespace TreatyBot.Discord.Rendering;

/// <summary>What fits in a message of components.</summary>
internal static class DiscordLimits
{
    /// <summary>Of all text in a message, as it is written, backslashes counted.</summary>
    public const int Text = 4000;

    /// <summary>Of components, those inside others counted.</summary>
    public const int Components = 40;

    public const int ButtonsInRow = 5;

    public const int CustomId = 100;

    public const int ButtonLabel = 80;

    public const int Choices = 25;

    public const int ChoiceText = 100;
}
