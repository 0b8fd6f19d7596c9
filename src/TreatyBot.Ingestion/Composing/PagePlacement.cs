using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Composing;

/// <summary>Finds where in a text the pages begin that were noted on its blocks.</summary>
internal static class PagePlacement
{
    public static IReadOnlyList<PageStart> Place(string text, ReadDocument document) =>
        Place(text, document.Pages, document.PageLabels) is var pages && document.PicturePages.Count == 0
            ? pages
            : [.. pages.Select(page => document.PicturePages.Contains(page.Number) ? page with { IsPicture = true } : page)];

    public static IReadOnlyList<PageStart> Place(string text, IReadOnlyList<PageMark> marks, IReadOnlyDictionary<int, string> labels)
    {
        var pages = new List<PageStart>(marks.Count);
        var characters = 0;
        for (var i = 0; i < text.Length && pages.Count < marks.Count; i++)
        {
            if (Whitespace.IsSpace(text[i]))
            {
                continue;
            }

            while (pages.Count < marks.Count && marks[pages.Count].Characters <= characters)
            {
                var number = marks[pages.Count].Number;
                var label = labels.GetValueOrDefault(number);
                pages.Add(new(i, number, label == $"{number}" ? null : label));
            }

            characters++;
        }

        return pages;
    }
}
