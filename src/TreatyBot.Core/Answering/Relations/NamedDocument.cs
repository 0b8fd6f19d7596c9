using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Relations;

/// <summary>A name of a document taken apart: what it is of, its kind, its years and numbers.</summary>
/// <param name="Topic">The terms that tell what it is of: "lock" of the "Convention on Locks of 1982".</param>
/// <param name="Kind">What kind of document it is, by the first word that says so: "convent"; null where none does.</param>
/// <param name="Years">The years that it states.</param>
/// <param name="Numbers">Its official numbers: "95/46/EC", "no 12".</param>
internal sealed partial record NamedDocument(
    IReadOnlySet<string> Topic, string? Kind, IReadOnlySet<int> Years, IReadOnlySet<string> Numbers)
{
    private static readonly ConditionalWeakTable<CatalogueEntry, NamedDocument> OfEntries = [];

    /// <summary>What documents are called by their kind, as terms.</summary>
    private static readonly HashSet<string> Kinds = [
        .. ("agreement treaty pact accord convention protocol charter covenant contract lease memorandum amendment addendum annex act law "
            + "statute code constitution ordinance decree order regulation directive decision resolution rules bylaws policy guideline "
            + "guidance handbook manual procedure instruction circular notice standard specification plan statement tariff report")
            .Split(' ').Select(word => Tokenizer.TermOf(word)),
    ];

    /// <summary>They stand in names and tell nothing of what a document is of.</summary>
    private static readonly HashSet<string> Fillers = [
        .. $"{Months.Pattern.Replace('|', ' ')} dated version edition revision text consolidated amending amended amend no eu ec eec"
            .Split(' ').Select(word => Tokenizer.TermOf(word)),
    ];

    /// <summary>By its title, its file's name and its date; made once for each.</summary>
    public static NamedDocument Of(CatalogueEntry entry) => OfEntries.GetValue(entry, static made =>
    {
        var fileName = Path.GetFileNameWithoutExtension(made.Document.Path);
        var name = Read(made.Document.Metadata.Title ?? fileName.Replace('-', ' ').Replace('_', ' '));
        return name with { Numbers = name.Numbers.Union(Read(fileName).Numbers).ToHashSet(StringComparer.Ordinal) };
    });

    public static NamedDocument Read(string name)
    {
        var numbers = Number().Matches(name)
            .Select(number => Spaces().Replace(number.Value.ToUpperInvariant().Replace(".", "", StringComparison.Ordinal), " "))
            .ToHashSet(StringComparer.Ordinal);
        var years = Year().Matches(name).Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture)).ToHashSet();
        var terms = StopWords.ContentTermsOf(Number().Replace(name, " ")).ToList();
        var kind = terms.Find(Kinds.Contains);
        return new(
            terms.Where(term => term != kind && !Fillers.Contains(term) && !term.All(char.IsAsciiDigit)).ToHashSet(StringComparer.Ordinal),
            kind,
            years,
            numbers);
    }

    [GeneratedRegex(@"\b\d{1,4}/\d{2,4}(?:/\p{L}+)?\b|\b[Nn]o\.? ?\d+\b|\b\p{Lu}{2,8}-\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![\d/])(?:1\d{3}|20\d\d)(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<=NO) ?(?=\d)| +", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
