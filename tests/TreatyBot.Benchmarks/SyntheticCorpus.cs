using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks;

/// <summary>
/// Made-up documents whose words are distributed as in a natural language. The word of rank r comes with a frequency proportional to 1 / (r + 2.7), the
/// law of Zipf and Mandelbrot with the parameters that Piantadosi gives for English ("Zipf's word frequency law in natural language", Psychonomic
/// Bulletin and Review 21, 2014: α ≈ 1, β ≈ 2.7); from rank 6,000 on it falls with the square of the rank, the second regime that Ferrer i Cancho
/// and Solé found in the British National Corpus ("Two regimes in the frequency of words and the origins of complex lexicons", Journal of
/// Quantitative Linguistics 8, 2001: exponents 1.01 and 1.92). There are half a million words. As words come in bursts, every third repeats one of the same
/// document (the process of Simon, "On a class of skew distribution functions", Biometrika 42, 1955). A document has 100 passages of 20 to 140 words,
/// a title of 6 and headings of 4.
/// </summary>
internal sealed class SyntheticCorpus(int seed)
{
    private const int Vocabulary = 500_000;
    private const double Shift = 2.7;
    private const int SecondRegime = 6_000;
    private const double RepeatShare = 1.0 / 3;
    private const int PassagesPerDocument = 100;

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
        return new PassageQuery([.. words], new HashSet<string> { FolderCorpus.Collection }, Queries.Take);
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
            text.Append(Words(_random.Next(20, 141)));
            passages.Add(new Passage(firstPassage + i, new TextRange(start, text.Length), [Words(4)]));
            text.Append("\n\n");
        }

        var document = new Document(id, FolderCorpus.Collection, $"{id}", new DocumentMetadata(title));
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
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            sum += Math.Min(1, SecondRegime / (rank + 1.0)) / (rank + 1 + Shift);
            cumulative[rank] = sum;
        }

        return cumulative;
    }
}
