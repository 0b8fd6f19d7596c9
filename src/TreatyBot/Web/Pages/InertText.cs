using System.Buffers;
using System.Globalization;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>
/// Text of documents and askers, character by character. The marks that would turn the writing direction of what follows are shut in, each
/// by itself, and shown by their number: they could make a reader see other words than those of the text.
/// </summary>
internal static class InertText
{
    private static readonly SearchValues<char> DirectionMarks =
        SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public static Markup Of(string text)
    {
        var next = text.AsSpan().IndexOfAny(DirectionMarks);
        if (next < 0)
        {
            return Html($"{text}");
        }

        var parts = new List<Markup>();
        var at = 0;
        for (; next >= 0; next = text.AsSpan(at).IndexOfAny(DirectionMarks))
        {
            var mark = at + next;
            var number = ((int)text[mark]).ToString("X4", CultureInfo.InvariantCulture);
            parts.Add(Html($"""{text[at..mark]}<bdi class="direction" title="U+{number}">{text[mark..(mark + 1)]}</bdi>"""));
            at = mark + 1;
        }

        return Html($"{parts}{text[at..]}");
    }
}
