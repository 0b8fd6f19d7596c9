namespace TreatyBot.Discord.Rendering;

/// <summary>What fits in a message of components (discord.com/developers/docs/components/reference).</summary>
internal static class DiscordLimits
{
    /// <summary>Of all text in a message, as it is written, backslashes counted.</summary>
    public const int Text = 4000;

    /// <summary>Of components, those inside others counted.</summary>
    public const int Components = 40;

    public const int ButtonsInRow = 5;

    /// <summary>Of a thread, in characters.</summary>
    public const int ThreadName = 100;

    /// <summary>Of what stands above and beside an input that somebody fills in, in characters.</summary>
    public const int ModalText = 45;

    /// <summary>In characters.</summary>
    public const int ButtonLabel = 80;

    /// <summary>That are offered while somebody types.</summary>
    public const int Choices = 25;

    /// <summary>In characters.</summary>
    public const int ChoiceText = 100;
}
