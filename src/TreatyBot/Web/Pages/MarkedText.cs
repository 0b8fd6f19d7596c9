using TreatyBot.Core.Documents;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>A stretch of a document's text, character by character, with parts of it marked.</summary>
internal static class MarkedText
{
    /// <param name="text">The whole text.</param>
    /// <param name="shown">The stretch to show.</param>
    /// <param name="marks">What to mark, in order; parts that lie outside are passed over.</param>
    /// <param name="mark">Puts the element that marks around a part.</param>
    public static Markup Of(string text, TextRange shown, IEnumerable<TextRange> marks, Func<Markup, Markup> mark)
    {
        var parts = new List<Markup>();
        var at = shown.Start;
        foreach (var range in marks)
        {
            var start = Math.Max(at, range.Start);
            var end = Math.Min(shown.End, range.End);
            if (start >= end)
            {
                continue;
            }

            parts.Add(Plain(text, at, start));
            parts.Add(mark(Plain(text, start, end)));
            at = end;
        }

        parts.Add(Plain(text, at, shown.End));
        return Html($"{parts}");
    }

    private static Markup Plain(string text, int start, int end) => InertText.Of(text[start..end]);
}
