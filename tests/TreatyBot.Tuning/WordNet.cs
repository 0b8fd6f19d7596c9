using TreatyBot.Core.Text;

namespace TreatyBot.Tuning;

/// <summary>
/// What WordNet's database files (the folder <c>dict</c>, wordnet.princeton.edu/documentation/wndb5wn) say of single words, by their terms:
/// which are common words rather than names alone, which are related, which are opposites.
/// </summary>
internal sealed class WordNet
{
    /// <summary>Later senses of a word are rare ones.</summary>
    private const int MaxSenses = 4;

    private static readonly string[] Parts = ["noun", "verb", "adj", "adv"];

    private readonly HashSet<string> _common = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _related = [];
    private readonly HashSet<(string, string)> _opposites = [];

    public WordNet(string folder)
    {
        var senses = Parts.SelectMany(part => ReadIndex(folder, part)).ToHashSet();
        var synsets = Parts.SelectMany(part => ReadData(folder, part)).ToDictionary(synset => synset.Key);
        foreach (var synset in synsets.Values)
        {
            var words = synset.Words.Where(word => senses.Contains((word, synset.Key))).Select(word => Tokenizer.TermOf(word))
                .Distinct(StringComparer.Ordinal).ToList();
            if (!synset.Pointers.Any(pointer => pointer.Kind == "@i"))
            {
                _common.UnionWith(words);
            }

            Relate(words, words, _related);
            foreach (var (kind, target) in synset.Pointers)
            {
                if (!synsets.TryGetValue(target, out var other))
                {
                    continue;
                }

                var others = other.Words.Where(word => senses.Contains((word, other.Key))).Select(word => Tokenizer.TermOf(word)).ToList();
                if (kind == "!")
                {
                    Relate(words, others, _opposites);
                }
                else if (kind is "@" or "~" or "+" or "&" or "$" or "*" or ">")
                {
                    Relate(words, others, _related);
                }
            }
        }
    }

    /// <summary>True for a term that some common word has.</summary>
    public bool IsCommon(string term) => _common.Contains(term);

    public bool AreRelated(string one, string other) => _related.Contains((one, other));

    public bool AreOpposites(string one, string other) => _opposites.Contains((one, other));

    private static void Relate(List<string> words, List<string> others, HashSet<(string, string)> pairs)
    {
        foreach (var one in words)
        {
            foreach (var other in others.Where(other => other != one))
            {
                pairs.Add((one, other));
                pairs.Add((other, one));
            }
        }
    }

    /// <summary>The first senses of each word: its synsets' keys.</summary>
    private static IEnumerable<(string Word, string Synset)> ReadIndex(string folder, string part)
    {
        foreach (var fields in Lines(folder, "index", part))
        {
            var count = int.Parse(fields[2]);
            foreach (var offset in fields[^count..].Take(MaxSenses))
            {
                yield return (fields[0], Key(part, offset));
            }
        }
    }

    private static IEnumerable<Synset> ReadData(string folder, string part)
    {
        foreach (var fields in Lines(folder, "data", part))
        {
            var count = Convert.ToInt32(fields[3], 16);
            var words = Enumerable.Range(0, count).Select(i => fields[4 + (2 * i)].Split('(')[0].ToLowerInvariant())
                .Where(word => word.All(char.IsAsciiLetterLower)).ToList();
            var at = 4 + (2 * count);
            var pointers = Enumerable.Range(0, int.Parse(fields[at])).Select(i => at + 1 + (4 * i))
                .Select(i => (fields[i], Key(fields[i + 2], fields[i + 1]))).ToList();
            yield return new Synset(Key(part, fields[0]), words, pointers);
        }
    }

    /// <summary>A synset's name over all parts of speech; the files say "s" for satellite adjectives and "r" for adverbs.</summary>
    private static string Key(string part, string offset) => (part is "adv" or "r" ? 'r' : part is "s" ? 'a' : part[0]) + offset;

    private static IEnumerable<string[]> Lines(string folder, string kind, string part) =>
        File.ReadLines(Path.Combine(folder, $"{kind}.{part}"))
            .Where(line => line.Length > 0 && line[0] != ' ')
            .Select(line => line.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed record Synset(string Key, List<string> Words, IReadOnlyList<(string Kind, string Target)> Pointers);
}
