using System.Runtime.CompilerServices;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>An abbreviation that a document defines, as terms.</summary>
/// <param name="Short">"WTO".</param>
/// <param name="Long">"World Trade Organization"; of it the stop words are left out.</param>
/// <param name="IsWord">True where the short form is made of ordinary words, as "the Company" is: it says little by itself.</param>
internal sealed record AbbreviationPair(IReadOnlyList<string> Short, IReadOnlyList<string> Long, bool IsWord)
{
    /// <summary>A longer title is hardly ever written out in a question.</summary>
    private const int MaxTerms = 8;

    private static readonly ConditionalWeakTable<CatalogueEntry, IReadOnlyList<AbbreviationPair>> OfEntries = [];

    /// <summary>Those of a document; made once for each.</summary>
    public static IReadOnlyList<AbbreviationPair> In(CatalogueEntry entry) =>
        entry.Facts.Abbreviations.Count == 0
            ? []
            : OfEntries.GetValue(entry, static made => [.. made.Facts.Abbreviations.Select(Of).OfType<AbbreviationPair>()]);

    private static AbbreviationPair? Of(Abbreviation abbreviation)
    {
        var isWritten = AbbreviationMatch.IsWrittenAsOne(abbreviation.ShortForm);

        // "WHO" is no word of grammar here.
        var shortForm = isWritten
            ? Tokenizer.Tokenize(abbreviation.ShortForm).ConvertAll(token => token.Term)
            : Terms(abbreviation.ShortForm);
        var longForm = Terms(abbreviation.LongForm);
        return shortForm.Count is 0 or > MaxTerms || longForm.Count is 0 or > MaxTerms || shortForm.SequenceEqual(longForm)
            ? null
            : new(shortForm, longForm, !isWritten && !SharesName(abbreviation, longForm));
    }

    /// <summary>
    /// "Gull Agreement" for the "Agreement on the Conservation of Gulls": a word beside that for its kind is of the long form.
    /// </summary>
    private static bool SharesName(Abbreviation abbreviation, List<string> longForm)
    {
        var tokens = StopWords.ContentOf(abbreviation.ShortForm).ToList();
        return tokens.Count > 1 && tokens.Exists(token =>
            longForm.Contains(token.Term) && !DocumentReference.IsDocumentWord(abbreviation.ShortForm[token.Start..token.End]));
    }

    private static List<string> Terms(string text) => [.. StopWords.ContentTermsOf(text)];
}
