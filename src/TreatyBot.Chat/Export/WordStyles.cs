using DocumentFormat.OpenXml.Wordprocessing;

namespace TreatyBot.Chat.Export;

/// <summary>How the paragraphs of a Word document look, under the names that Word itself gives them.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Quote = "Quote";
    public const string Note = "Subtitle";
    public const string Footnote = "FootnoteText";

    /// <summary>In half points.</summary>
    private const int Small = 18;

    public static Styles Create() => new(
        Style(Title, "Title", new StyleRunProperties(new Bold(), new FontSize { Val = "36" })),
        Style(Heading, "heading 1", new StyleRunProperties(new Bold(), new FontSize { Val = "26" }), outline: 0),
        Style(Quote, "Quote", null, indent: true),
        Style(Note, "Subtitle", new StyleRunProperties(new Italic(), new FontSize { Val = $"{Small}" })),
        Style(Footnote, "footnote text", new StyleRunProperties(new FontSize { Val = $"{Small}" })));

    private static Style Style(string id, string name, StyleRunProperties? run, int? outline = null, bool indent = false)
    {
        var paragraph = new StyleParagraphProperties(new SpacingBetweenLines { Before = "120", After = "120" });
        if (indent)
        {
            paragraph.Append(new Indentation { Left = "567", Right = "567" });
        }

        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var style = new Style(new StyleName { Val = name }, paragraph) { Type = StyleValues.Paragraph, StyleId = id };
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }
}
