using System.Collections.Frozen;
using System.Globalization;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Words that are akin to one another in general language: less than synonyms, yet a sentence that says "seized" is nearer to "captured"
/// than one that says neither. A line of the file is a term, a tab, and <c>term:weight</c> parted by spaces; <c>#</c> begins a comment.
/// </summary>
public sealed class Lexicon
{
    /// <summary>How much the weights of the file count beside the asker's own words.</summary>
    public const double Trust = 0.6;

    private const int MaxLines = 200_000;

    private readonly FrozenDictionary<string, (string Term, float Weight)[]> _akin;

    private Lexicon(Dictionary<string, (string Term, float Weight)[]> akin) => _akin = akin.ToFrozenDictionary(StringComparer.Ordinal);

    public static Lexicon Empty { get; } = new([]);

    /// <summary>Reads a lexicon.</summary>
    /// <exception cref="FormatException">A line that is none, with its number.</exception>
    public static Lexicon Parse(IEnumerable<string> lines)
    {
        var akin = new Dictionary<string, (string, float)[]>(StringComparer.Ordinal);
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            if (++number > MaxLines)
            {
                throw new FormatException($"The lexicon has more than {MaxLines} lines.");
            }

            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            akin[tab > 0 ? line[..tab] : throw NoLine(number)] = [
                .. line[(tab + 1)..].Split(' ').Select(item => Read(item, number, terms)),
            ];
        }

        return new Lexicon(akin);
    }

    /// <summary>The terms akin to a term, each with how much it counts against the term itself: above 0, below 1.</summary>
    public IEnumerable<ConceptPhrase> Akin(string term) =>
        _akin.TryGetValue(term, out var akin) ? akin.Select(other => new ConceptPhrase([other.Term], other.Weight * Trust)) : [];

    private static (string, float) Read(string item, int number, Dictionary<string, string> terms)
    {
        var colon = item.LastIndexOf(':');
        if (colon <= 0
            || !float.TryParse(item.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var weight)
            || weight is not (> 0 and < 1))
        {
            throw NoLine(number);
        }

        var term = item[..colon];
        if (!terms.TryGetValue(term, out var known))
        {
            terms[term] = known = term;
        }

        return (known, weight);
    }

    private static FormatException NoLine(int number) =>
        new($"Line {number} of the lexicon is none: write a term, a tab, and term:weight parted by spaces.");
}
