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
    public static Markup Of(string text, TextRange shown, IEnumerable<TextRange> marks, Func<Markup, Markup> mark) => Html(
        $"{TextRun.Of(text, shown, marks).Select(run => run.IsMarked ? mark(InertText.Of(run.Text)) : InertText.Of(run.Text))}");
}
