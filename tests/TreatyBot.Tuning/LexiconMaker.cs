using System.Globalization;
using System.Numerics.Tensors;
using TreatyBot.Core.Text;

namespace TreatyBot.Tuning;

/// <summary>
/// Makes <c>config/lexicon.tsv</c>: for each term those that are akin to it, each with how much it counts against the word itself. Two
/// terms are akin where WordNet relates them and texts use them alike (the cosine of their vectors), or where texts use them very much
/// alike. Opposites, numbers and the names of times are never akin, however alike they are used.
/// </summary>
internal static class LexiconMaker
{
    private const int MostWords = 60_000;
    private const int MostTerms = 22_000;
    private const int MostAkin = 10;

    private const float LeastRelated = 0.30f;
    private const float LeastUnrelated = 0.62f;

    private static readonly HashSet<string> Never =
    [
        .. ("one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty hundred "
            + "thousand million billion dozen half "
            + "first second third fourth fifth sixth seventh eighth ninth tenth monday tuesday wednesday thursday friday saturday sunday "
            + "january february march april may june "
            + "july august september october november december north south east west northern southern eastern western left right spring "
            + "summer autumn winter "
            + "day week month year decade century hour minute yesterday tomorrow").Split(' ').Select(word => Tokenizer.TermOf(word)),
    ];

    public static void Make(string vectors, string wordNetFolder, string output)
    {
        var wordNet = new WordNet(wordNetFolder);
        var terms = Terms(vectors, wordNet);
        Console.WriteLine($"{terms.Count} terms");
        var lines = new string?[terms.Count];
        Parallel.For(0, terms.Count, i => lines[i] = Line(terms, i, wordNet));
        var written = lines.OfType<string>().Order(StringComparer.Ordinal).ToList();
        File.WriteAllLines(output,
        [
            "# Words akin to one another, by their terms: made by tests/TreatyBot.Tuning from GloVe vectors and WordNet, "
                + "see lexicon.LICENSE.",
            .. written,
        ]);
        Console.WriteLine($"{written.Count} lines written to {output}");
    }

    /// <summary>The commonest terms with the mean vector of their words, the commoner of which count more; of length 1.</summary>
    private static List<(string Term, float[] Vector)> Terms(string vectors, WordNet wordNet)
    {
        var sums = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var order = new List<string>();
        var rank = 0;
        foreach (var (word, vector) in WordVectors.Read(vectors, MostWords))
        {
            rank++;
            if (word.Length < 3 || !word.All(char.IsAsciiLetterLower) || StopWords.Contains(word))
            {
                continue;
            }

            var term = Tokenizer.TermOf(word);
            if (!wordNet.IsCommon(term) || Never.Contains(term))
            {
                continue;
            }

            if (!sums.TryGetValue(term, out var sum))
            {
                sums[term] = sum = new float[WordVectors.Dimensions];
                order.Add(term);
            }

            var scaled = new float[vector.Length];
            TensorPrimitives.Multiply(vector, 1f / (rank * TensorPrimitives.Norm(vector)), scaled);
            TensorPrimitives.Add(sum, scaled, sum);
        }

        return
        [
            .. order.Take(MostTerms).Select(term =>
            {
                var vector = sums[term];
                TensorPrimitives.Multiply(vector, 1f / TensorPrimitives.Norm(vector), vector);
                return (term, vector);
            }),
        ];
    }

    private static string? Line(List<(string Term, float[] Vector)> terms, int at, WordNet wordNet)
    {
        var akin = new List<(string Term, float Weight)>();
        for (var i = 0; i < terms.Count; i++)
        {
            var cosine = TensorPrimitives.Dot(terms[at].Vector, terms[i].Vector);
            if (i == at || cosine < LeastRelated || wordNet.AreOpposites(terms[at].Term, terms[i].Term))
            {
                continue;
            }

            if (wordNet.AreRelated(terms[at].Term, terms[i].Term))
            {
                akin.Add((terms[i].Term, 0.25f + (0.5f * cosine)));
            }
            else if (cosine >= LeastUnrelated)
            {
                akin.Add((terms[i].Term, 0.5f * cosine));
            }
        }

        return akin.Count == 0
            ? null
            : terms[at].Term + "\t" + string.Join(' ', akin
                .OrderByDescending(other => other.Weight)
                .Take(MostAkin)
                .Select(other => string.Create(CultureInfo.InvariantCulture, $"{other.Term}:{other.Weight:0.00}")));
    }
}
