using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;

namespace TreatyBot.Ingestion.Word;

/// <summary>The cells of a table, those that span several in each of them.</summary>
internal static class WordTable
{
    private const int MostColumns = 500;

    /// <param name="table">The table.</param>
    /// <param name="textOf">What a cell says, and whether all of it is bold.</param>
    public static (IReadOnlyList<IReadOnlyList<string>> Rows, bool HasHeads) Read(XElement table,
        Func<XElement, (string Text, bool IsBold)> textOf)
    {
        var (rows, bold) = (new List<IReadOnlyList<string>>(), new List<bool>());
        var hasHeads = false;
        foreach (var row in Rows(table))
        {
            var properties = row.Child("trPr");
            if (properties.Child("del") is not null)
            {
                continue;
            }

            hasHeads |= rows.Count == 0 && properties.Child("tblHeader").IsOn();
            var (cells, allBold) = (new List<string>(), true);
            foreach (var cell in Cells(row))
            {
                var cellProperties = cell.Child("tcPr");
                var continues = cellProperties.Child("vMerge") is { } merge && merge.Value("val") is null or "continue";
                var (text, isBold) = continues
                    ? (rows.Count > 0 && cells.Count < rows[^1].Count ? rows[^1][cells.Count] : "", true)
                    : textOf(cell);
                allBold &= isBold || text.Length == 0;
                for (var i = Math.Clamp(cellProperties.Child("gridSpan").Number("val") ?? 1, 1, MostColumns);
                    i > 0 && cells.Count < MostColumns; i--)
                {
                    cells.Add(text);
                }
            }

            rows.Add(cells);
            bold.Add(allBold && cells.Exists(cell => cell.Length > 0));
        }

        return (rows, hasHeads || (bold.Count > 1 && bold[0] && bold.Skip(1).Any(row => !row)));
    }

    private static IEnumerable<XElement> Rows(XElement table) => Within(table, "tr");

    private static IEnumerable<XElement> Cells(XElement row) => Within(row, "tc");

    /// <summary>Its children of that name, and those that content controls and changes only wrap.</summary>
    private static IEnumerable<XElement> Within(XElement element, string name) =>
        element.Elements().SelectMany(child => child.Name.LocalName switch
        {
            var found when found == name => [child],
            "sdt" => Within(child.Child("sdtContent") ?? child, name),
            "sdtContent" or "customXml" or "ins" or "moveTo" => Within(child, name),
            _ => Enumerable.Empty<XElement>(),
        });
}
