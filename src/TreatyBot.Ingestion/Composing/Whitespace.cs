using System.Text;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Composing;

/// <summary>
/// How whitespace is folded. Of the rest of a text only control characters are altered: what they were meant to be, or nothing.
/// </summary>
internal static class Whitespace
{
    /// <summary>Runs of whitespace become one space, or one line break where the run holds one; control characters go.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var pending = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = MisdecodedControls.Decode(text[i]);
            if (IsSpace(c))
            {
                pending = c == '\n' || pending == '\n' ? '\n' : ' ';
            }
            else if (IsText(text, i))
            {
                if (pending != '\0' && folded.Length > 0)
                {
                    folded.Append(pending);
                }

                pending = '\0';
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// Line ends that only wrap a line become a space; between two CJK characters, which no space parts, the line end stays.
    /// </summary>
    public static string Unwrap(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\r'))
        {
            return text;
        }

        var unwrapped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (!IsSpace(text[i]))
            {
                unwrapped.Append(text[i++]);
                continue;
            }

            var end = i;
            while (end < text.Length && IsSpace(text[end]))
            {
                end++;
            }

            var breaks = text.AsSpan(i, end - i).ContainsAny('\n', '\r');
            unwrapped.Append(breaks && i > 0 && end < text.Length && IsCjk(text[i - 1]) && IsCjk(text[end]) ? '\n' : ' ');
            i = end;
        }

        return unwrapped.ToString();
    }

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary>Scripts that are written without spaces, and their punctuation.</summary>
    public static bool IsCjk(char c) =>
        c is (>= '\u3000' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff')
            or (>= '\uf900' and <= '\ufaff') or (>= '\uff00' and <= '\uffef');

    private static bool IsText(string text, int at)
    {
        var c = MisdecodedControls.Decode(text[at]);
        return c switch
        {
            _ when char.IsControl(c) => false,
            _ when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
            _ when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
            _ => true,
        };
    }
}
