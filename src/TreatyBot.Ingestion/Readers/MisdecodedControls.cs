using System.Text;

namespace TreatyBot.Ingestion.Readers;

/// <summary>
/// Text that was Windows-1252 and was taken for Latin-1 on its way to UTF-8 holds control characters (U+0080 to U+009F) where quotation
/// marks, dashes and the euro sign stood. Nothing else uses these characters, so that they can be read for what they were meant to be.
/// </summary>
internal static class MisdecodedControls
{
    private const char NextLine = '\u0085';

    /// <summary>
    /// U+0080 to U+009F as https://encoding.spec.whatwg.org/index-windows-1252.txt reads those bytes; U+0000 where it has nothing.
    /// </summary>
    private static readonly string Meant = Table();

    /// <summary>What a character was meant to be; itself where it is no such control or stands for nothing.</summary>
    public static char Decode(char c) => c is >= '\u0080' and <= '\u009f' && Meant[c - '\u0080'] is not '\0' and var meant ? meant : c;

    /// <summary>
    /// The text with every such control decoded. U+0085 is an ellipsis where other characters end the lines, else the line end that its
    /// name says.
    /// </summary>
    public static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0080', '\u009f'))
        {
            return text;
        }

        var endsLines = !text.AsSpan().ContainsAny('\n', '\r');
        var decoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            decoded.Append(c == NextLine && endsLines ? '\n' : Decode(c));
        }

        return decoded.ToString();
    }

    private static string Table()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return string.Concat(Enumerable.Range(0x80, 0x20)
            .Select(b => windows.GetString([(byte)b])[0] is >= '\u0080' and <= '\u009f' ? '\0' : windows.GetString([(byte)b])[0]));
    }
}
