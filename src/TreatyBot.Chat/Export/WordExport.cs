using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;

namespace TreatyBot.Chat.Export;

/// <summary>As a Word document: a heading a question, an indented paragraph a quote, a footnote its source.</summary>
internal static class WordExport
{
    /// <summary>Word's own two footnotes, the lines above the notes, come before those of a text.</summary>
    private const int FirstNote = 1;

    public static byte[] Write(ExportedThread thread)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Create();
            var notes = main.AddNewPart<FootnotesPart>();
            notes.Footnotes = new Footnotes(
                Separator(-1, FootnoteEndnoteValues.Separator, new SeparatorMark()),
                Separator(0, FootnoteEndnoteValues.ContinuationSeparator, new ContinuationSeparatorMark()));
            var body = new Body(Paragraph(WordStyles.Title, Text(thread.Title)));
            var number = FirstNote;
            foreach (var turn in thread.Turns)
            {
                body.Append(Paragraph(WordStyles.Heading, Text(turn.Question)));
                foreach (var block in turn.Reply.Blocks)
                {
                    Append(body, notes, block, ref number);
                }
            }

            body.Append(Paragraph(WordStyles.Note, Text(thread.Note)));
            main.Document = new Document(body);
        }

        return file.ToArray();
    }

    private static void Append(Body body, FootnotesPart notes, ReplyBlock block, ref int number)
    {
        switch (block)
        {
            case StatementBlock statement:
                body.Append(Paragraph(null, Text(statement.Text)));
                break;
            case NoteBlock note:
                body.Append(Paragraph(WordStyles.Note, Text(note.Text)));
                break;
            case QuoteBlock quote:
                if (ExportedSource.LeadOf(quote) is { } lead)
                {
                    body.Append(Paragraph(WordStyles.Note, Text(lead)));
                }

                var runs = TextRun.Of(quote.Citation.Quote, quote.Citation.Marks).Select(run => Text(run.Text, run.IsMarked));
                body.Append(Paragraph(WordStyles.Quote, [.. runs, Reference(new FootnoteReference { Id = number })]));
                notes.Footnotes!.Append(Footnote(notes, quote, number));
                number++;
                break;
        }
    }

    private static Footnote Footnote(FootnotesPart part, QuoteBlock quote, int number)
    {
        var line = Paragraph(WordStyles.Footnote, Reference(new FootnoteReferenceMark()), Text($" {ExportedSource.Of(quote)} "));
        if (ExportedSource.AddressOf(quote) is { } address)
        {
            var link = part.AddHyperlinkRelationship(address, isExternal: true);
            line.Append(new Hyperlink(Text(address.AbsoluteUri)) { Id = link.Id });
        }

        return new Footnote(line) { Id = number };
    }

    private static Footnote Separator(int id, FootnoteEndnoteValues type, OpenXmlElement mark) =>
        new(new Paragraph(new Run(mark))) { Id = id, Type = type };

    private static Run Reference(OpenXmlElement mark) =>
        new(new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), mark);

    private static Paragraph Paragraph(string? style, params Run[] runs) => style is null
        ? new Paragraph(runs)
        : new Paragraph([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    /// <summary>Text as it stands, line breaks and all; what XML cannot hold is shown as the sign for that.</summary>
    private static Run Text(string text, bool isBold = false)
    {
        var run = new Run();
        if (isBold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (at > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(Plain(line)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        }

        return plain.ToString();
    }
}
