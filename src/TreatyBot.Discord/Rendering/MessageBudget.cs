using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rendering;

/// <summary>Fills a message without passing its limits: a part goes in whole or not at all.</summary>
internal sealed class MessageBudget
{
    private readonly List<MessageComponent> _parts = [];
    private int _text;

    public int Count => _parts.Count;

    /// <summary>What is left of the text.</summary>
    public int Left => DiscordLimits.Text - _text;

    /// <summary>Whether a text of that length still fits with so much kept free for what must come after it.</summary>
    /// <param name="text">Of how many characters.</param>
    /// <param name="keptText">How many characters are kept free.</param>
    /// <param name="keptParts">How many parts are kept free.</param>
    public bool Fits(string text, int keptText, int keptParts) =>
        _text + text.Length + keptText <= DiscordLimits.Text && _parts.Count + keptParts + 1 <= DiscordLimits.Components;

    public void Add(string text)
    {
        _text += text.Length;
        _parts.Add(new TextDisplay(text));
    }

    public void Add(MessageComponent part) => _parts.Add(part);

    public IReadOnlyList<MessageComponent> ToParts() => _parts;
}
