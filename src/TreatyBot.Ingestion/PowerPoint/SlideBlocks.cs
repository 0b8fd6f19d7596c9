using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.PowerPoint;

/// <summary>Makes blocks of a slide: its title heads its shapes, which are read from the top down and from left to right.</summary>
internal static class SlideBlocks
{
    private const int HeadingLevel = 2;

    public static IReadOnlyList<Block> Of(XElement slide)
    {
        var shapes = Shapes(slide.Child("cSld").Child("spTree"))
            .Where(shape => PlaceholderOf(shape) is not ("sldNum" or "dt" or "ftr" or "hdr")).ToList();
        var blocks = new List<Block>();
        var titles = shapes.Where(shape => PlaceholderOf(shape) is "title" or "ctrTitle").ToList();
        var title = string.Join(' ', titles.SelectMany(Paragraphs).Where(line => line.Length > 0)).Replace('\n', ' ');

        // A slide without a title ends the one before it all the same.
        blocks.Add(new Heading(title, HeadingLevel));
        foreach (var shape in shapes.Except(titles).OrderBy(shape => Offset(shape, "y")).ThenBy(shape => Offset(shape, "x")))
        {
            if (shape.Descendants().FirstOrDefault(found => found.Is("tbl")) is { } table)
            {
                var rows = table.Children("tr")
                    .Select(row => (IReadOnlyList<string>)[.. row.Children("tc").Select(cell => string.Join('\n', Paragraphs(cell)))])
                    .ToList();
                blocks.AddRange(TableText.Rows(rows, table.Child("tblPr").Value("firstRow") is "1" or "true"));
            }
            else
            {
                blocks.AddRange(Paragraphs(shape).Where(line => line.Length > 0).Select(line => new Paragraph(line)));
            }
        }

        return blocks;
    }

    /// <summary>What the speaker has noted on a slide.</summary>
    public static IEnumerable<Block> Notes(XElement? notes) =>
        Shapes(notes.Child("cSld").Child("spTree")).Where(shape => PlaceholderOf(shape) == "body").SelectMany(Paragraphs)
            .Where(line => line.Length > 0).Select(line => new Paragraph(line));

    private static IEnumerable<XElement> Shapes(XElement? tree)
    {
        foreach (var child in tree?.Elements() ?? [])
        {
            switch (child.Name.LocalName)
            {
                case "sp" or "graphicFrame":
                    yield return child;
                    break;
                case "grpSp" or "Choice":
                    foreach (var shape in Shapes(child))
                    {
                        yield return shape;
                    }

                    break;
                case "AlternateContent":
                    foreach (var shape in Shapes(child.Child("Choice")))
                    {
                        yield return shape;
                    }

                    break;
            }
        }
    }

    private static string? PlaceholderOf(XElement shape) =>
        shape.Child("nvSpPr").Child("nvPr").Child("ph") is { } placeholder ? placeholder.Value("type") ?? "body" : null;

    private static long Offset(XElement shape, string axis)
    {
        var place = (shape.Child("spPr").Child("xfrm") ?? shape.Child("xfrm")).Child("off");
        return long.TryParse(place.Value(axis), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
    }

    private static IEnumerable<string> Paragraphs(XElement shape) => (shape.Child("txBody").Children("p")).Select(paragraph =>
    {
        var text = new StringBuilder();
        foreach (var child in paragraph.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r" or "fld":
                    text.Append(child.Child("t")?.Value);
                    break;
                case "br":
                    text.Append('\n');
                    break;
            }
        }

        return text.ToString().Trim();
    });
}
