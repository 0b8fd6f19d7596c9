using System.Buffers;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// Finds what a text calls things for short: "the World Trade Organization (WTO)", "WTO (World Trade Organization)", "Acme Shipping Ltd
/// (hereinafter “the Company”)", "the Agreement on X (the “X Agreement”)". Looks at brackets and at "hereinafter" alone, once over the
/// text.
/// </summary>
internal static class AbbreviationFinder
{
    /// <summary>In characters: the longest bracket that is looked into, and the longest stretch before it.</summary>
    private const int LongestBracket = 160;
    private const int LongestBefore = 240;

    private const int LongestShort = 40;
    private const int LongestLong = 160;

    /// <summary>A text that gives one short form more meanings means none of them.</summary>
    private const int MaxMeanings = 2;

    private static readonly SearchValues<string> Openers = SearchValues.Create(["(", "hereinafter", "hereafter"], StringComparison.Ordinal);

    /// <summary>No name goes on over these.</summary>
    private static readonly SearchValues<char> Stops = SearchValues.Create(";:()");

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("(),;.\n");

    public static IReadOnlyList<Abbreviation> Find(string text)
    {
        var found = new HashSet<Abbreviation>();
        for (var at = 0; found.Count < DocumentFacts.MaxAbbreviations; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(Openers);
            if (next < 0)
            {
                break;
            }

            at += next;
            foreach (var abbreviation in text[at] == '(' ? InBracket(text, at) : InClause(text, at))
            {
                if (IsSane(abbreviation)
                    && found.Count < DocumentFacts.MaxAbbreviations
                    && found.Count(other => other.ShortForm == abbreviation.ShortForm) < MaxMeanings)
                {
                    found.Add(abbreviation);
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<Abbreviation> InBracket(string text, int open)
    {
        var length = text.AsSpan(open + 1, Math.Min(LongestBracket, text.Length - open - 1)).IndexOfAny('(', ')');
        if (length < 2 || text[open + 1 + length] != ')')
        {
            return [];
        }

        var inside = text.Substring(open + 1, length).Trim();
        var before = Before(text, open);
        if (inside.Length < 2 || before.Length < 2 || inside.Contains("\n\n", StringComparison.Ordinal))
        {
            return [];
        }

        if (DefinedTerms.In(inside) is { Count: > 0 } terms)
        {
            return terms.Select(term => Pair(term, before)).OfType<Abbreviation>();
        }

        return (LongBefore(inside, before) ?? ShortBefore(inside, before)) is { } pair ? [pair] : [];
    }

    /// <summary>"…, hereinafter called “the Company”," outside of brackets.</summary>
    private static IEnumerable<Abbreviation> InClause(string text, int at)
    {
        var end = text.AsSpan(at, Math.Min(LongestBracket, text.Length - at)).IndexOfAny(ClauseEnds);
        var clause = text.AsSpan(at, end < 0 ? Math.Min(LongestBracket, text.Length - at) : end).Trim().ToString();
        var before = Before(text, at).TrimEnd(' ', ',', '(');
        return at > 0 && text[at - 1] != '(' && before.Length > 1
            ? DefinedTerms.In(clause).Select(term => Pair(term, before)).OfType<Abbreviation>()
            : [];
    }

    /// <summary>The words before a place, as far as they can belong to it.</summary>
    private static string Before(string text, int at)
    {
        var start = Math.Max(0, at - LongestBefore);
        var words = text.AsSpan(start, at - start);
        var paragraph = words.LastIndexOf("\n\n");
        var stop = Math.Max(paragraph < 0 ? -1 : paragraph + 1, words.LastIndexOfAny(Stops));
        return words[(stop + 1)..].ToString().ReplaceLineEndings(" ").TrimEnd();
    }

    /// <summary>"World Trade Organization (WTO)"; behind a comma in the bracket something else may follow.</summary>
    private static Abbreviation? LongBefore(string inside, string before)
    {
        var stop = inside.AsSpan().IndexOfAny(',', ';');
        var word = (stop < 0 ? inside : inside[..stop]).TrimEnd();
        return AbbreviationMatch.IsWrittenAsOne(word) && ByLetters(Singular(word), before) is { } longForm
            ? new(Singular(word), longForm)
            : null;
    }

    /// <summary>"WTO (World Trade Organization)".</summary>
    private static Abbreviation? ShortBefore(string inside, string before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..].TrimStart('“', '"', '‘').TrimEnd('”', '"', '’');
        return word.Length > 1
            && AbbreviationMatch.IsWrittenAsOne(word)
            && char.IsLetter(inside[0])
            && !inside.AsSpan().ContainsAny(';', ':', '.')
            && ByLetters(word, inside) is { } longForm && longForm.Length == inside.Length
                ? new(word, longForm)
                : null;
    }

    /// <summary>What a defined term stands for: by its letters where it is an abbreviation, else the name before it.</summary>
    private static Abbreviation? Pair(string term, string before) =>
        (AbbreviationMatch.IsWrittenAsOne(term) ? ByLetters(term, before) : null) is { } letters ? new(term, letters)
        : NameBefore.Find(before, term) is { } name ? new(term, name)
        : null;

    private static string? ByLetters(string shortForm, string before)
    {
        if (AbbreviationMatch.FindLongForm(shortForm, before) is not { } start)
        {
            return null;
        }

        var longForm = before[start..].Trim(' ', '“', '”', '"', ',');
        var words = longForm.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2
            && words.Length <= AbbreviationMatch.MaxWords(shortForm)
            && longForm.Length > shortForm.Length
            && !words.Contains(shortForm, StringComparer.OrdinalIgnoreCase)
            && !StopWords.Contains(words[0])
                ? longForm
                : null;
    }

    /// <summary>"MNEs" are more than one MNE.</summary>
    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' && char.IsUpper(word[^2]) ? word[..^1] : word;

    private static bool IsSane(Abbreviation pair) =>
        pair.ShortForm.Length is >= 2 and <= LongestShort
        && pair.LongForm.Length is >= 2 and <= LongestLong
        && !pair.LongForm.Any(char.IsControl)
        && !pair.ShortForm.Any(char.IsControl)
        && !pair.LongForm.Contains(pair.ShortForm, StringComparison.OrdinalIgnoreCase);
}
