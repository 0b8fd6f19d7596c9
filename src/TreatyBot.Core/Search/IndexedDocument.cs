using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Search;

/// <summary>A document as an index takes it: its reading, and which numbers its passages have.</summary>
/// <param name="Entry">The document and the passages' numbers.</param>
/// <param name="Reading">The text and the passages.</param>
public sealed record IndexedDocument(CatalogueEntry Entry, Reading Reading)
{
    /// <summary>The languages whose words are known.</summary>
    public Languages Languages { get; init; } = Languages.EnglishAlone;

    /// <summary>The language of the title.</summary>
    public Language Main => Languages.Find(Entry.Facts.MainLanguage);

    /// <summary>The language of a passage and the headings over it.</summary>
    public Language LanguageOf(Passage passage) => Languages.Find(Entry.Facts.LanguageAt(passage.Range.Start));
}
