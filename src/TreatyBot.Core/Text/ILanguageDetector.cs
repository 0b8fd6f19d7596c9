using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Text;

/// <summary>Tells in which languages a text is written.</summary>
public interface ILanguageDetector
{
    /// <summary>The languages of a text, in its order; empty for one that is in English, or that cannot be told.</summary>
    /// <param name="text">The text; its paragraphs stand apart by a blank line.</param>
    /// <param name="stated">The language that its metadata states, as a BCP 47 tag; null where they state none. A text that is clearly in
    /// another one is believed rather than the tag.</param>
    IReadOnlyList<LanguageRun> Detect(string text, string? stated);
}
