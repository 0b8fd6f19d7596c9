using System.Globalization;
using System.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>Words that are no quote, made short.</summary>
public static class ShortText
{
    /// <summary>The beginning of a text, without half a surrogate pair at its end.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>A text of at most so many characters, the last an ellipsis where more was said.</summary>
    public static string Shorten(string text, int longest) => text.Length <= longest ? text : $"{Cut(text, longest - 1)}…";

    /// <summary>
    /// What a conversation is called after its question: on one line, without what mentions somebody, formats or turns the writing
    /// direction, ended after a word.
    /// </summary>
    public static string Title(string question, int longest)
    {
        var title = new StringBuilder(Math.Min(question.Length, longest * 4));
        for (var i = 0; i < question.Length && title.Length < longest * 2; i++)
        {
            var c = question[i];
            if (c == '<' && MentionEnd(question, i) is { } end)
            {
                i = end;
                c = ' ';
            }

            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (title.Length > 0 && title[^1] != ' ')
                {
                    title.Append(' ');
                }
            }
            else if (!IsMarkup(question, i, isWordStart: title.Length == 0 || !char.IsLetterOrDigit(title[^1])))
            {
                title.Append(c);
            }
        }

        var whole = title.ToString().Trim();
        if (whole.Length <= longest)
        {
            return whole;
        }

        var cut = Cut(whole, longest - 1);
        var word = whole[cut.Length] == ' ' ? cut.Length : cut.LastIndexOf(' ');
        return $"{(word > longest / 2 ? cut[..word] : cut).TrimEnd(' ', ',', ';', ':', '-', '–')}…";
    }

    private static bool IsMarkup(string text, int at, bool isWordStart) =>
        char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format
        || text[at] is '*' or '`' or '~' or '|'
        || (isWordStart && text[at] is '@' or '#' or '>')
        || (text[at] == '<' && at + 1 < text.Length && text[at + 1] is '@' or '#' or ':');

    /// <summary>Where a mention, emoji or link in angle brackets ends that begins there; null where none does.</summary>
    private static int? MentionEnd(string text, int start)
    {
        var end = text.IndexOf('>', start);
        return end > start + 1 && end - start <= 120 && "@#!:a/".Contains(text[start + 1]) && !text.AsSpan(start, end - start).Contains(' ')
            ? end
            : null;
    }
}
