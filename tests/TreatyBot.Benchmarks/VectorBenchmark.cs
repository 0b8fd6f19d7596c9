using System.Diagnostics;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Benchmarks;

/// <summary>Searching made-up vectors: by sign bits, and exhaustively to judge that by.</summary>
internal static class VectorBenchmark
{
    private const int Dimensions = 384;
    private const int PassagesInDocument = 1000;

    /// <summary>As many texts as in a corpus speak of one thing, more or less.</summary>
    private const int InCluster = 50;

    /// <summary>As far as a text lies from its cluster, and a question from a text: signal and noise of like strength.</summary>
    private const float Noise = 0.8f;

    private const int Queries = 200;
    private const int Take = 20;

    public static void Run(int passages)
    {
        var (entries, sheets, queries) = Measure.Timed($"{passages} made-up vectors of {Dimensions} dimensions", () => Make(passages));
        var bySigns = Fill(new CorpusVectors(maxExhaustive: 0), entries, sheets);
        var exhaustive = Fill(new CorpusVectors(int.MaxValue), entries, sheets);
        Measure.Memory("with the vectors");
        Search("warming", bySigns, [.. queries.Take(20)], entries);
        var found = Search("by sign bits", bySigns, queries, entries);
        var expected = Search("exhaustive", exhaustive, queries, entries);
        var same = found.Zip(expected, (one, other) => one.Intersect(other).Count()).Sum();
        Measure.Line($"recall@{Take}", $"{same / (double)(Queries * Take):0.000}");
    }

    private static List<List<long>> Search(string what, CorpusVectors vectors, QueryVector[] queries, CatalogueEntry[] entries)
    {
        var times = new List<double>();
        var found = new List<List<long>>();
        var processor = Environment.CpuUsage.TotalTime;
        foreach (var query in queries)
        {
            var watch = Stopwatch.GetTimestamp();
            var nearest = vectors.Search(query, entries, Take);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            found.Add([.. nearest.Passages.Select(passage => passage.PassageId)]);
        }

        Measure.Line(what,
            $"{Measure.Percentiles(times)}  ({(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / queries.Length:0.00} ms "
                + "of a processor)");
        return found;
    }

    private static CorpusVectors Fill(CorpusVectors vectors, CatalogueEntry[] entries, VectorSheet[] sheets)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            vectors.Put(entries[i], sheets[i]);
        }

        return vectors;
    }

    private static (CatalogueEntry[] Entries, VectorSheet[] Sheets, QueryVector[] Queries) Make(int passages)
    {
        var random = new Random(1);
        var centres = Enumerable.Range(0, Math.Max(1, passages / InCluster)).Select(_ => Near(random, new float[Dimensions], 1)).ToArray();
        var units = Units();
        var documents = passages / PassagesInDocument;
        var entries = new CatalogueEntry[documents];
        var sheets = new VectorSheet[documents];
        var queries = new QueryVector[Queries];
        for (var document = 0; document < documents; document++)
        {
            // The sentences have none: a search over the whole looks at passages alone.
            var components = new sbyte[PassagesInDocument * Dimensions];
            var scales = new float[PassagesInDocument];
            for (var i = 0; i < PassagesInDocument; i++)
            {
                var vector = Near(random, centres[random.Next(centres.Length)], Noise);
                scales[i] = QuantizedVector.Quantize(vector, components.AsSpan(i * Dimensions, Dimensions));
                if (i == 0 && document * Queries / documents is var query && queries[query] is null)
                {
                    queries[query] = new QueryVector(Near(random, vector, Noise));
                }
            }

            sheets[document] = VectorSheet.Of(units, 0, Dimensions, scales, components);
            entries[document] = new CatalogueEntry(
                new Document(document + 1, "c", $"{document}", DocumentMetadata.Unknown), document + 1, 1
                    + ((long)document * PassagesInDocument), PassagesInDocument, default, "");
        }

        return (entries, sheets, [.. queries.Select(query => query ?? new QueryVector(Near(random, centres[0], Noise)))]);
    }

    private static ReadingUnits Units()
    {
        var text = new string('x', PassagesInDocument * 2);
        var passages = Enumerable.Range(0, PassagesInDocument).Select(i => new Passage(i + 1, new TextRange(2 * i, (2 * i) + 1), []))
            .ToList();
        return ReadingUnits.Of(new Reading(1, new Document(1, "c", "1", DocumentMetadata.Unknown), Reading.Hash(text), text, passages));
    }

    /// <summary>A sum of four evenly distributed numbers is close enough to a normal distribution, and fast.</summary>
    private static float[] Near(Random random, float[] centre, float noise)
    {
        var vector = new float[centre.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = centre[i] + (noise * 1.7f * (random.NextSingle() + random.NextSingle() + random.NextSingle()
                + random.NextSingle() - 2));
        }

        return vector;
    }
}
