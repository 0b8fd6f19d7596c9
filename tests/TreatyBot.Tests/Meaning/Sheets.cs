using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Meaning;

/// <summary>Documents of passages that have given vectors.</summary>
internal static class Sheets
{
    public static CatalogueEntry Entry(long id, long firstPassage, int passages, string collection = "c") =>
        new(new Document(id, collection, $"{id}.txt", new DocumentMetadata()), id, firstPassage, passages, DateTimeOffset.UnixEpoch, "");

    /// <summary>One passage of one sentence for each vector; the sentence has the passage's vector.</summary>
    public static VectorSheet Of(IReadOnlyList<float[]> vectors)
    {
        var text = string.Join("\n\n", vectors.Select((_, i) => $"Sentence {i}."));
        var passages = new List<Passage>();
        var start = 0;
        foreach (var block in text.Split("\n\n"))
        {
            passages.Add(new Passage(passages.Count + 1, new TextRange(start, start + block.Length), []));
            start += block.Length + 2;
        }

        var units = ReadingUnits.Of(
            new Reading(1, new Document(1, "c", "1.txt", new DocumentMetadata()), Reading.Hash(text), text, passages));
        units.Texts.Count.ShouldBe(2 * vectors.Count);
        var dimensions = vectors[0].Length;
        var components = new sbyte[2 * vectors.Count * dimensions];
        var scales = Enumerable.Range(0, 2 * vectors.Count)
            .Select(unit => QuantizedVector.Quantize(vectors[unit % vectors.Count], components.AsSpan(unit * dimensions, dimensions)))
            .ToArray();
        return VectorSheet.Of(units, VectorSheet.HashOfTitle("1.txt"), dimensions, scales, components);
    }
}
