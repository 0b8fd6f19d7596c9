using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Lookup;

/// <summary>A text that somebody holds up as a quotation, without the marks around it.</summary>
/// <param name="Text">What is between the marks.</param>
/// <param name="Words">Its words.</param>
/// <param name="Gaps">After how many of them an ellipsis says that something is left out.</param>
internal sealed partial record Quotation(string Text, IReadOnlyList<HeldWord> Words, IReadOnlySet<int> Gaps)
{
    private static readonly char[] Around = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', ' ', '\t', '\r', '\n', '>'];

    public static Quotation Read(string text)
    {
        var inner = text.Trim(Around);
        var words = HeldWord.In(inner, new TextRange(0, inner.Length));
        var gaps = Ellipsis().Matches(inner)
            .Select(match => words.Count(word => word.Range.End <= match.Index))
            .Where(gap => gap > 0 && gap < words.Count)
            .ToHashSet();
        return new Quotation(inner, words, gaps);
    }

    /// <summary>A text as two are compared: white space, dashes and quotation marks are alike whatever their shape.</summary>
    public static string Plain(string text)
    {
        var plain = text.Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('«', '"').Replace('»', '"')
            .Replace('‘', '\'').Replace('’', '\'').Replace('–', '-').Replace('—', '-');
        return Blank().Replace(plain, " ");
    }

    [GeneratedRegex(@"\[?(?:…|\.{3,}|\. \. \.)\]?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();
}
