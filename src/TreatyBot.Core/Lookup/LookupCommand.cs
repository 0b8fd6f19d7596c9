namespace TreatyBot.Core.Lookup;

/// <summary>
/// What somebody wants looked up who asks no question: <c>/verify "QUOTE"</c>, <c>/article DOCUMENT PLACE</c>, <c>/compare TOPIC</c>. The
/// same words wherever he writes them, so that it is accepted, kept and replied to as a question is.
/// </summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Text">With what.</param>
public sealed record LookupCommand(LookupKind Kind, string Text)
{
    private static readonly Dictionary<string, LookupKind> Kinds =
        Enum.GetValues<LookupKind>().ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where a text begins with none of these commands.</summary>
    public static LookupCommand? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is not ['/', ..])
        {
            return null;
        }

        var end = trimmed.IndexOfAny(' ', '\n', '\t');
        var name = (end < 0 ? trimmed : trimmed[..end])[1..].ToString();
        return Kinds.TryGetValue(name, out var kind)
            ? new LookupCommand(kind, end < 0 ? "" : trimmed[end..].Trim().ToString())
            : null;
    }

    /// <summary>As it is written and kept.</summary>
    public override string ToString() => $"/{Kind.ToString().ToLowerInvariant()} {Text}";
}

/// <summary>What is looked up.</summary>
public enum LookupKind
{
    /// <summary>Whether a text is a quotation from the documents.</summary>
    Verify,

    /// <summary>A whole article of a document.</summary>
    Article,

    /// <summary>What each document says on a topic.</summary>
    Compare,
}
