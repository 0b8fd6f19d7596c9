using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Selection;

/// <summary>What a document is called by, as terms.</summary>
/// <param name="Title">The terms of the title.</param>
/// <param name="Path">The terms of the file's name.</param>
/// <param name="Lead">The terms of the first page.</param>
/// <param name="Listed">Those of them that stand nowhere else than in a long list of names, with the length of the list.</param>
/// <param name="Ordinary">The terms that title or first page write with a small letter.</param>
/// <param name="Initials">What the title is called for short: "UN", "ICJ".</param>
/// <param name="ShortNames">What the document says that it is called for short: "UNCLOS", "Gull Agreement".</param>
/// <param name="IsShort">True where the first page is much of the document.</param>
/// <param name="Head">What the title says that the document is: a treaty, a protocol; null where it does not say.</param>
internal sealed record NameTerms(
    HashSet<string> Title,
    HashSet<string> Path,
    HashSet<string> Lead,
    Dictionary<string, int> Listed,
    HashSet<string> Ordinary,
    HashSet<string> Initials,
    List<List<string>> ShortNames,
    bool IsShort,
    string? Head)
{
    /// <summary>How much a name counts by where the document bears it.</summary>
    private const double InTitle = 1;
    private const double InPath = 0.7;

    /// <summary>"UN" for a charter of the United Nations: what a title is called for short may stand for something else.</summary>
    private const double AsInitials = 0.7;

    /// <summary>Of a document with no more passages the first page is much.</summary>
    private const int FewPassages = 12;

    /// <summary>
    /// A list of more names than this enumerates members, of which each says little: "the Kingdom of Arvland, the Republic of Belmora, …".
    /// </summary>
    private const int MostParties = 5;

    /// <summary>What stands between two commas of such a list has at most so many words.</summary>
    private const int MostWordsOfParty = 8;

    private Dictionary<string, (double Fixed, double OfLead)>? _parts;

    public IEnumerable<string> All => Title.Concat(Path).Concat(Lead).Concat(Initials).Concat(ShortNames.SelectMany(name => name))
        .Distinct(StringComparer.Ordinal);

    private Dictionary<string, (double Fixed, double OfLead)> Parts =>
        _parts ??= All.ToDictionary(term => term, Weigh, StringComparer.Ordinal);

    public bool IsInTitle(string term) => Title.Contains(term) || ShortNames.Exists(name => name.Contains(term));

    public static NameTerms Of(CatalogueEntry entry) => new(
        Terms(entry.Document.Metadata.Title ?? ""),
        Terms(System.IO.Path.GetFileNameWithoutExtension(entry.Document.Path)),
        Terms(entry.Lead),
        ListedIn(entry.Lead),
        [.. WrittenSmall(entry.Document.Metadata.Title ?? ""), .. WrittenSmall(entry.Lead)],
        TitleInitials.Of(entry.Document.Metadata.Title ?? ""),
        [.. DocumentShortNames.Of(entry).Select(name => Tokenizer.Tokenize(name).ConvertAll(token => token.Term))],
        entry.PassageCount <= FewPassages,
        DocumentReference.HeadOf(entry.Document.Metadata.Title ?? ""));

    /// <summary>What a term weighs by itself, and as a share of what the first page's words weigh; 0 and 0 for any other.</summary>
    public (double Fixed, double OfLead) PartsOf(string term) => Parts.GetValueOrDefault(term);

    /// <summary>What it weighs where the first page's words weigh so much.</summary>
    public double WeightOf(string term, double inLead)
    {
        var (own, ofLead) = PartsOf(term);
        return own + (ofLead * inLead);
    }

    private (double Fixed, double OfLead) Weigh(string term) =>
        IsInTitle(term) ? (InTitle, 0)
        : Listed.TryGetValue(term, out var members) ? (0, (double)MostParties / members)
        : Lead.Contains(term) ? (0, 1)
        : Path.Contains(term) ? (InPath, 0)
        : (AsInitials, 0);

    private static Dictionary<string, int> ListedIn(string text)
    {
        var listed = new Dictionary<string, int>(StringComparer.Ordinal);
        var elsewhere = new HashSet<string>(StringComparer.Ordinal);
        var list = new List<string>();
        foreach (var part in text.Split(',', ';').Append(""))
        {
            if (IsParty(part))
            {
                list.Add(part);
                continue;
            }

            elsewhere.UnionWith(Terms(part));
            foreach (var term in list.SelectMany(Terms))
            {
                if (list.Count > MostParties)
                {
                    listed.TryAdd(term, list.Count);
                }
                else
                {
                    elsewhere.Add(term);
                }
            }

            list.Clear();
        }

        return listed.Where(term => !elsewhere.Contains(term.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsParty(string part)
    {
        var words = Tokenizer.Tokenize(part);
        return words.Count is > 0 and <= MostWordsOfParty
            && words.TrueForAll(word => char.IsUpper(part[word.Start])
                || StopWords.Contains(part.AsSpan(word.Start, word.End - word.Start)))
            && words.Exists(word => char.IsUpper(part[word.Start]));
    }

    private static IEnumerable<string> WrittenSmall(string text) =>
        Tokenizer.Tokenize(text).Where(token => char.IsLower(text[token.Start])).Select(token => token.Term);

    private static HashSet<string> Terms(string text) =>
        [.. StopWords.ContentTermsOf(text)];
}
