using System.Globalization;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Lookup;

/// <summary>A word of a text as people compare texts: by its letters, whatever their case and the shape of apostrophes.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Plain">As it is written.</param>
/// <param name="Folded">The same in small letters.</param>
internal readonly record struct HeldWord(TextRange Range, string Plain, string Folded)
{
    /// <summary>The words of a stretch of a text, in order. In scripts that part no words each character is one.</summary>
    public static List<HeldWord> In(string text, TextRange within)
    {
        var words = new List<HeldWord>();
        for (var at = within.Start; at < within.End;)
        {
            if (!IsLetter(text, at))
            {
                at++;
                continue;
            }

            var end = at + 1;
            if (char.GetUnicodeCategory(text, at) != UnicodeCategory.OtherLetter)
            {
                while (end < within.End && (IsLetter(text, end) || IsInside(text, end, within.End)))
                {
                    end++;
                }
            }

            var range = new TextRange(at, end);
            var plain = text[at..end].Replace('’', '\'');
            words.Add(new HeldWord(range, plain, plain.ToLowerInvariant()));
            at = end;
        }

        return words;
    }

    private static bool IsLetter(string text, int at) => char.IsLetterOrDigit(text, at)
        || char.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The apostrophe of "party's", the point of "1.5".</summary>
    private static bool IsInside(string text, int at, int end) =>
        at + 1 < end && text[at] is '\'' or '’' or '.' or ',' && char.IsLetterOrDigit(text, at + 1)
            && (text[at] is '\'' or '’' || (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));
}
