using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Ingestion.Structure;

/// <summary>Where a title ends that a clause's first sentence follows on the same line.</summary>
/// <param name="Length">In characters.</param>
/// <param name="IsSure">True where the sentence shows by more than a capital letter that it begins there.</param>
internal sealed record TitleCut(int Length, bool IsSure);

/// <summary>
/// Tells the title of a clause from its text: titles are short, are no sentences, and never end in a word that leads on ("of the").
/// </summary>
internal static partial class ClauseTitle
{
    /// <summary>
    /// Titles of treaties go on for a line and a half ("Settlement of disputes concerning the interpretation or application of this
    /// Convention").
    /// </summary>
    private const int MostWords = 16;
    private const int Longest = 160;

    /// <summary>How soon after its first word a sentence shows a word in small letters.</summary>
    private const int WordsThatTell = 3;

    /// <summary>Words of grammar that begin sentences of agreements, beside those that say nothing in a question.</summary>
    private static readonly string[] Openers =
    [
        "Every", "Everybody", "Everyone", "Nobody", "Nothing", "None", "Neither", "Either", "Somebody", "Someone", "Anybody", "Anyone",
        "Anything", "Whether", "Subject", "Notwithstanding", "Pursuant", "Except", "Save", "Should", "Two", "Three", "Several", "Another",
    ];

    /// <summary>Whether a whole line can be nothing but a title.</summary>
    public static bool IsTitle(string line) => MayBeTitle(line) && line.TrimEnd()[^1] is not '.' && !IsNumbered().IsMatch(line.TrimStart());

    /// <summary>Whether a line that is a heading already can be the title of the label above it.</summary>
    public static bool MayBeTitle(string line)
    {
        var title = line.Trim();
        return title.Length is > 1 and <= Longest && title.Count(c => c == ' ') < MostWords && title[^1] is not (';' or ':' or ',' or '!')
            && !title.Contains('\n') && (char.IsUpper(title[0]) || title[0] is '“' or '"' or '(' or '‘' || !char.IsLetter(title[0]))
            && title.Any(char.IsLetter);
    }

    /// <summary>Where the title ends in a text that begins with one; null where none can be told.</summary>
    public static TitleCut? Cut(string text)
    {
        var words = Word().Matches(text[..Math.Min(text.Length, Longest * 2)]);
        TitleCut? byCapital = null;
        for (var i = 1; i < words.Count && i <= MostWords; i++)
        {
            var word = words[i].Value;
            if (EndsSentence(words[i - 1].Value))
            {
                break;
            }

            if (LeadsOn(words[i - 1].Value))
            {
                continue;
            }

            if (ParagraphNumber().IsMatch(word) && i + 1 < words.Count && StartsSentence(words[i + 1].Value))
            {
                return new(words[i].Index, IsSure: true);
            }

            if (char.IsUpper(word[0]) && HasSmallWord(words, i))
            {
                if (Opens(word.TrimEnd(',')))
                {
                    return new(words[i].Index, IsSure: true);
                }

                byCapital ??= i + 1 < words.Count && char.IsLower(words[i + 1].Value[0]) ? new(words[i].Index, IsSure: false) : null;
            }
        }

        return byCapital;
    }

    private static bool EndsSentence(string word) => word[^1] is '.' or ';' or ':' or '?' or '!';

    /// <summary>Whether a text cannot end there: behind a comma, "of", "the" and the like.</summary>
    public static bool LeadsOn(string text)
    {
        var word = text.TrimEnd();
        word = word[(word.LastIndexOf(' ') + 1)..];
        return word.Length > 0 && (word[^1] is ',' || StopWords.Contains(word));
    }

    private static bool Opens(string word) => StopWords.Contains(word) || Openers.Contains(word, StringComparer.Ordinal);

    private static bool StartsSentence(string word) => char.IsUpper(word.TrimStart('“', '"', '‘', '\'', '(').FirstOrDefault());

    private static bool HasSmallWord(MatchCollection words, int at)
    {
        for (var i = at + 1; i < words.Count && i <= at + WordsThatTell; i++)
        {
            if (char.IsLower(words[i].Value[0]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:\d{1,2}\.|\(\d{1,2}\)|\([a-z]\)|[a-z]\))$", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphNumber();

    [GeneratedRegex(@"^(?:\d{1,3}[.)]|\(\w{1,4}\))\s", RegexOptions.CultureInvariant)]
    private static partial Regex IsNumbered();
}
