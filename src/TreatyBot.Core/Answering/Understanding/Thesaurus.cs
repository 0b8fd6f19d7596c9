using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// What people say for what texts say. A line of the file is a group of words and phrases that stand for one another, parted by commas;
/// <c>a &gt; b, c</c> lets only a stand for b and c; <c>#</c> begins a comment.
/// </summary>
public sealed class Thesaurus
{
    /// <summary>How much a synonym counts against the asker's own word.</summary>
    public const double SynonymWeight = 0.75;

    private const int MaxLines = 50_000;
    private const int MaxPhraseWords = 6;

    private readonly Dictionary<string, Entry> _byFirstTerm = new(StringComparer.Ordinal);

    /// <summary>Reads a thesaurus.</summary>
    /// <exception cref="FormatException">A line that is not a group, with its number.</exception>
    public static Thesaurus Parse(IEnumerable<string> lines)
    {
        var thesaurus = new Thesaurus();
        var number = 0;
        foreach (var line in lines)
        {
            if (++number > MaxLines)
            {
                throw new FormatException($"The thesaurus has more than {MaxLines} lines.");
            }

            var content = line.Split('#', 2)[0];
            if (!string.IsNullOrWhiteSpace(content))
            {
                thesaurus.AddLine(content, number);
            }
        }

        return thesaurus;
    }

    /// <summary>The longest phrase of the thesaurus that begins at a token.</summary>
    /// <param name="terms">The terms of the whole question, stop words included.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="length">How many tokens the phrase takes; 0 where there is none.</param>
    /// <returns>What it may be said as instead.</returns>
    public IReadOnlyList<ConceptPhrase> Find(IReadOnlyList<string> terms, int at, out int length)
    {
        length = 0;
        IReadOnlyList<ConceptPhrase> found = [];
        if (_byFirstTerm.TryGetValue(terms[at], out var entry))
        {
            foreach (var (phrase, synonyms) in entry.Phrases)
            {
                if (phrase.Length > length && at + phrase.Length <= terms.Count && Matches(phrase, terms, at))
                {
                    length = phrase.Length;
                    found = synonyms;
                }
            }
        }

        return found;
    }

    private static bool Matches(string[] phrase, IReadOnlyList<string> terms, int at)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!string.Equals(phrase[i], terms[at + i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private void AddLine(string content, int number)
    {
        var sides = content.Split('>');
        var left = Phrases(sides[0], number);
        var right = sides.Length == 2 ? Phrases(sides[1], number) : left;
        if (sides.Length > 2 || left.Count == 0 || right.Count == 0 || (sides.Length == 1 && left.Count < 2))
        {
            throw new FormatException(
                $"Line {number} of the thesaurus is no group: write 'deal, pact, agreement' or 'sacked > dismissed'.");
        }

        foreach (var phrase in left)
        {
            var synonyms = right
                .Where(other => !other.SequenceEqual(phrase))
                .Select(ContentTerms)
                .Where(terms => terms.Count > 0)
                .Select(terms => new ConceptPhrase(terms, SynonymWeight));
            Add(phrase, synonyms);
        }
    }

    private static List<(string Term, bool IsContent)[]> Phrases(string side, int number)
    {
        var phrases = new List<(string, bool)[]>();
        foreach (var text in side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var tokens = Tokenizer.Tokenize(text);
            var stops = StopWords.In(text, tokens);
            if (tokens.Count is 0 or > MaxPhraseWords)
            {
                throw new FormatException($"Line {number} of the thesaurus: '{text}' has no word, or more than {MaxPhraseWords}.");
            }

            phrases.Add([.. tokens.Select((token, i) => (token.Term, !stops[i]))]);
        }

        return phrases;
    }

    private static List<string> ContentTerms((string Term, bool IsContent)[] phrase) =>
        [.. phrase.Where(word => word.IsContent).Select(word => word.Term)];

    private void Add((string Term, bool IsContent)[] phrase, IEnumerable<ConceptPhrase> synonyms)
    {
        var terms = Array.ConvertAll(phrase, word => word.Term);
        if (!_byFirstTerm.TryGetValue(terms[0], out var entry))
        {
            _byFirstTerm[terms[0]] = entry = new Entry([]);
        }

        var at = entry.Phrases.FindIndex(known => known.Terms.SequenceEqual(terms));
        if (at < 0)
        {
            at = entry.Phrases.Count;
            entry.Phrases.Add((terms, []));
        }

        var list = entry.Phrases[at].Synonyms;
        foreach (var synonym in synonyms)
        {
            if (!list.Exists(known => known.Terms.SequenceEqual(synonym.Terms)))
            {
                list.Add(synonym);
            }
        }
    }

    private sealed record Entry(List<(string[] Terms, List<ConceptPhrase> Synonyms)> Phrases);
}
