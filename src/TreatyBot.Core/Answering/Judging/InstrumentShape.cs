using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>What two texts of one instrument share in any two languages: which articles they have, and which numbers.</summary>
/// <param name="Articles">By the number of each article: its passages.</param>
/// <param name="Numbers">The numbers of the whole text of two digits and more: years, terms, sums.</param>
internal sealed partial record InstrumentShape(IReadOnlyDictionary<string, IReadOnlyList<Passage>> Articles, IReadOnlySet<string> Numbers)
{
    /// <summary>Fewer articles or numbers are shared by chance.</summary>
    private const int FewestArticles = 3;
    private const int FewestNumbers = 3;

    /// <summary>A translation has all of both; a reader of files may miss a heading, or find a page number.</summary>
    private const double MostArticles = 0.8;
    private const double MostNumbers = 0.6;

    public static InstrumentShape Of(Reading reading) => new(
        reading.Passages
            .Select(passage => (passage, Number: NumberOf(passage)))
            .Where(article => article.Number is not null)
            .GroupBy(article => article.Number!, article => article.passage, StringComparer.Ordinal)
            .ToDictionary(article => article.Key, article => (IReadOnlyList<Passage>)[.. article], StringComparer.Ordinal),
        Number().Matches(reading.Text).Select(match => Digits(match.Value)).Where(number => number.Length > 1)
            .ToHashSet(StringComparer.Ordinal));

    /// <summary>True where the other is the same instrument in other words.</summary>
    public bool IsParallelTo(InstrumentShape other) =>
        Articles.Count >= FewestArticles && Numbers.Count >= FewestNumbers
        && Shared(Articles.Keys, other.Articles.Keys) >= MostArticles
        && Shared(Numbers, other.Numbers) >= MostNumbers;

    /// <summary>The article that a passage is of; null for one outside of all articles.</summary>
    public string? ArticleOf(Passage passage) => NumberOf(passage) is { } number && Articles.ContainsKey(number) ? number : null;

    /// <summary>Of the innermost heading that has one.</summary>
    private static string? NumberOf(Passage passage) =>
        passage.HeadingPath.Select(NumberOf).LastOrDefault(number => number is not null);

    /// <summary>"Article 5", "Artikel 5", "第五条", "المادة 5": the number that a heading has within its first two words.</summary>
    private static string? NumberOf(string heading)
    {
        if (ChineseArticle().Match(heading) is { Success: true } chinese)
        {
            return ChineseValue(chinese.Groups["number"].Value);
        }

        var words = heading.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = words.Take(2).Select(word => word.Trim('.', ':', '–', '-', '(', ')', '§'))
            .FirstOrDefault(word => word.Length is > 0 and < 4 && word.All(char.IsDigit));
        return number is null ? null : Digits(number);
    }

    /// <summary>Digits of any script as those of ASCII.</summary>
    private static string Digits(string number) => string.Concat(number.Where(char.IsDigit)
        .Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Numbers up to 99, which treaties end before.</summary>
    private static string? ChineseValue(string number)
    {
        const string Values = "〇一二三四五六七八九";
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        var (tens, ones) = ten < 0 ? ("", number) : (number[..ten], number[(ten + 1)..]);
        var value = (ten < 0 ? 0 : tens.Length == 0 ? 10 : Values.IndexOf(tens, StringComparison.Ordinal) * 10)
            + (ones.Length == 0 ? 0 : Values.IndexOf(ones, StringComparison.Ordinal));
        return value > 0 ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static double Shared(IEnumerable<string> one, IEnumerable<string> other)
    {
        var all = one.Union(other, StringComparer.Ordinal).Count();
        return all == 0 ? 0 : one.Intersect(other, StringComparer.Ordinal).Count() / (double)all;
    }

    [GeneratedRegex(@"^第(?<number>[〇一二三四五六七八九十]{1,3})条", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex ChineseArticle();

    [GeneratedRegex(@"\d+(?:[., '’\u00A0\u202F]\d{3})*", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Number();
}
