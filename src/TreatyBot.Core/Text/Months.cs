namespace TreatyBot.Core.Text;

/// <summary>The months as they are named.</summary>
internal static class Months
{
    /// <summary>As a pattern.</summary>
    public const string Pattern = "January|February|March|April|May|June|July|August|September|October|November|December";

    private const int ShortLength = 3;

    private static readonly string[] Names = Pattern.ToLowerInvariant().Split('|');

    /// <summary>1 for "january", "jan"; 0 for what is no month.</summary>
    public static int Number(string word) =>
        word == "sept" ? 9 : Array.FindIndex(Names, name => name == word || (word.Length == ShortLength && IsBeginning(word, name))) + 1;

    /// <summary>True for one that is cut short: "Jan.", "Sept.".</summary>
    public static bool IsShort(string word) => Number(word) > 0 && Array.IndexOf(Names, word) < 0;

    private static bool IsBeginning(string word, string name) => name.StartsWith(word, StringComparison.Ordinal);
}
