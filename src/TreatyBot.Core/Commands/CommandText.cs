namespace TreatyBot.Core.Commands;

/// <summary>Reads commands as people write them in a message: a slash, a name, and what it is about.</summary>
internal static class CommandText
{
    /// <typeparam name="TKind">Its members are the names.</typeparam>
    /// <returns>Null where a text begins with none of these commands.</returns>
    public static (TKind Kind, string Text)? Read<TKind>(string text)
        where TKind : struct, Enum
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is not ['/', ..])
        {
            return null;
        }

        var end = trimmed.IndexOfAny(' ', '\n', '\t');
        var name = (end < 0 ? trimmed : trimmed[..end])[1..].ToString();
        foreach (var kind in Enum.GetValues<TKind>())
        {
            if (kind.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return (kind, end < 0 ? "" : trimmed[end..].Trim().ToString());
            }
        }

        return null;
    }
}
