using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace TreatyBot.Ingestion.Readers;

/// <summary>A file's text, or why it has none.</summary>
internal readonly record struct DecodedText(string? Text, string? Refusal);

/// <summary>Turns bytes into text: by byte order mark, as UTF-8, by what an HTML file declares, or as detected with confidence.</summary>
internal static partial class TextDecoder
{
    /// <summary>Below this a detected encoding is a guess.</summary>
    private const float LeastConfidence = 0.6f;

    /// <summary>Text has hardly any control characters; this share of them is something else.</summary>
    private const double MostControls = 0.01;

    private const int DeclarationLength = 2048;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DecodedText Decode(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (Signature(bytes) is { } format)
        {
            return new(null, $"It is {format}, not text, whatever its name says. Save it as the format that its ending names.");
        }

        if (WithMark(bytes) is { } marked)
        {
            return Checked(bytes[marked.Preamble.Length..], marked);
        }

        if (bytes.Contains((byte)0))
        {
            return Utf16WithoutMark(bytes) is { } utf16 ? Checked(bytes, utf16) : NotText;
        }

        var utf8 = Checked(bytes, StrictUtf8);
        if (utf8.Text is not null)
        {
            return utf8;
        }

        if (Declared(bytes) is { } declared && Checked(bytes, declared) is { Text: not null } asDeclared)
        {
            return asDeclared;
        }

        return Detected(content) is { } detected
            ? Checked(bytes, detected)
            : new(null, "Its encoding is not UTF-8 and cannot be told with confidence. Save it as UTF-8.");
    }

    private static DecodedText NotText { get; } = new(null, "It is binary, not text. Remove it, or convert it to text.");

    private static DecodedText Checked(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        string text;
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return new(null, $"It is not valid {encoding.WebName}. Save it as UTF-8.");
        }

        text = MisdecodedControls.Decode(text);

        var controls = 0;
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v'))
            {
                controls++;
            }
        }

        return controls > 8 + (text.Length * MostControls) ? NotText : new(text.TrimStart('\ufeff'), null);
    }

    private static Encoding? WithMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => null,
    };

    private static string? Signature(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF file",
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive or an Office file",
        [0x1F, 0x8B, ..] => "a compressed file",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Office file",
        _ => null,
    };

    /// <summary>In UTF-16 most Western text has a zero in every second byte, and always the same one.</summary>
    private static UnicodeEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var pairs = bytes.Length / 2;
        return (even, odd) switch
        {
            (0, _) when odd > pairs * 0.4 => new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            (_, 0) when even > pairs * 0.4 => new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            _ => null,
        };
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)]);
        return CharsetDeclaration().Match(head) is { Success: true } match ? Named(match.Groups["name"].Value) : null;
    }

    private static Encoding? Detected(ReadOnlyMemory<byte> content)
    {
        var detected = CharsetDetector.DetectFromBytes(content.ToArray()).Detected;
        return detected?.Confidence >= LeastConfidence ? Named(detected.EncodingName) : null;
    }

    private static Encoding? Named(string name)
    {
        // What calls itself Latin-1 or ASCII is Windows-1252 on the web: https://encoding.spec.whatwg.org/#names-and-labels
        var known = name.ToLowerInvariant() is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" ? "windows-1252" : name;
        try
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(known, EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""(?:charset|encoding)\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex CharsetDeclaration();
}
