using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>
/// Made-up documents whose words are distributed as in a natural language. The frequency of a word falls with its rank to the power of
/// 1.01, and from rank 6,000 on to the power of 1.92: the two regimes that Ferrer i Cancho and Solé found in the British National Corpus
/// ("Two regimes in the frequency of words and the origins of complex lexicons", Journal of Quantitative Linguistics 8, 2001). A single
/// regime, as Zipf's law has it, would make the vocabulary grow twice as fast as real text does. As words come in bursts, every third
/// repeats one of the same document (the process of Simon, "On a class of skew distribution functions", Biometrika 42, 1955). A document
/// has 100 passages of 30 to 150 words, a title of 6 and headings of 4. <see cref="TextFigures"/> shows how near that is.
/// </summary>
internal sealed class SyntheticCorpus(int seed)
{
    /// <summary>No word is rarer: far more than a million passages reach.</summary>
    private const int Vocabulary = 2_000_000;

    private const int SecondRegime = 6_000;
    private const double FirstExponent = 1.01;
    private const double SecondExponent = 1.92;
    private const double RepeatShare = 1.0 / 3;
    private const int PassagesPerDocument = 100;
    private const string Collection = "corpus";

    private static readonly double[] Cumulative = Accumulate();

    private readonly Random _random = new(seed);
    private readonly List<int> _used = [];
    private long _documents;

    public IEnumerable<IndexedDocument> Documents(int passages)
    {
        for (var made = 0; made < passages; made += PassagesPerDocument)
        {
            yield return Next();
        }
    }

    public PassageQuery Query()
    {
        _used.Clear();
        var words = Enumerable.Range(0, _random.Next(3, 16)).Select(_ => new WeightedTerm(Word(Draw())));
        return new PassageQuery([.. words], new HashSet<string> { Collection }, Questions.Take);
    }

    private IndexedDocument Next()
    {
        _used.Clear();
        var text = new StringBuilder();
        var title = Words(6);
        var id = ++_documents;
        var firstPassage = ((id - 1) * PassagesPerDocument) + 1;
        var passages = new List<Passage>();
        for (var i = 0; i < PassagesPerDocument; i++)
        {
            var start = text.Length;
            text.Append(Words(_random.Next(30, 151)));
            passages.Add(new Passage(firstPassage + i, new TextRange(start, text.Length), [Words(4)]));
            text.Append("\n\n");
        }

        var document = new Document(id, Collection, $"{id}", new DocumentMetadata(title));
        var whole = text.ToString();
        var entry = new CatalogueEntry(document, id, firstPassage, passages.Count, DateTimeOffset.UnixEpoch, "");
        return new IndexedDocument(entry, new Reading(id, document, Reading.Hash(whole), whole, passages));
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(Draw())));

    /// <summary>A digit in it keeps the stemmer off.</summary>
    private static string Word(int rank) => $"w{rank:x}0";

    private int Draw()
    {
        if (_used.Count > 0 && _random.NextDouble() < RepeatShare)
        {
            return _used[_random.Next(_used.Count)];
        }

        var at = Array.BinarySearch(Cumulative, _random.NextDouble() * Cumulative[^1]);
        var rank = at < 0 ? ~at : at;
        _used.Add(rank);
        return rank;
    }

    private static double[] Accumulate()
    {
        var cumulative = new double[Vocabulary];
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++)
        {
            var rank = i + 1;
            sum += Math.Pow(
                Math.Min(rank, SecondRegime), -FirstExponent) * Math.Pow(Math.Max(1, rank / (double)SecondRegime), -SecondExponent);
            cumulative[i] = sum;
        }

        return cumulative;
    }
}
