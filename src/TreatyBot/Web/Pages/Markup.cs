using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TreatyBot.Web.Pages;

/// <summary>
/// HTML that is safe to send. It comes only from <see cref="Html"/>, which takes an interpolated string: what stands in the program is
/// HTML, every value put into it is text and is encoded. There is no way to make it from a string.
/// </summary>
internal readonly struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    public static Markup Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_html);

    /// <summary>The HTML of the literal parts, with every value encoded for text and for quoted attributes.</summary>
    public static Markup Html(MarkupHandler handler) => new(handler.ToString());

    public override string ToString() => _html ?? "";
}

/// <summary>Puts the parts of an interpolated string together, encoding every value.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    /// <summary>Letters of all scripts stay readable; what could end a text or an attribute, and all control characters, do not.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(literalLength + (formattedCount * 24));

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(Markup html) => _html.Append(html.ToString());

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
        {
            _html.Append(part.ToString());
        }
    }

    public void AppendFormatted(string? text) => _html.Append(text is null ? "" : Encoder.Encode(text));

    public void AppendFormatted<T>(T value)
        where T : struct => AppendFormatted(value.ToString());

    public override string ToString() => _html.ToString();
}
