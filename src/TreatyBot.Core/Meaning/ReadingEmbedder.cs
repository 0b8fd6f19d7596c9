using System.Collections.Concurrent;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// Makes the vectors of readings. A text that has one already, in whatever document, is not given to the encoder again. Safe for use by
/// many threads.
/// </summary>
internal sealed class ReadingEmbedder(TextEncoder encoder, int dimensions)
{
    /// <summary>
    /// So many texts go to the encoder at once: enough of like lengths to fill its batches, few enough to end soon when asked to.
    /// </summary>
    private const int TextsAtOnce = 64;

    private readonly ConcurrentDictionary<UInt128, (VectorSheet Sheet, int Unit)> _known = new();

    /// <summary>Takes vectors over, unless they are of another length: those are another encoder's.</summary>
    public void Learn(VectorSheet sheet)
    {
        for (var unit = 0; sheet.Dimensions == dimensions && unit < sheet.Hashes.Length; unit++)
        {
            _known.TryAdd(sheet.Hashes[unit], (sheet, unit));
        }
    }

    /// <exception cref="EncoderException">The encoder has failed.</exception>
    public async Task<VectorSheet> EmbedAsync(Reading reading, CancellationToken cancellationToken)
    {
        var units = ReadingUnits.Of(reading);
        var hashes = units.Texts.Select(VectorSheet.HashOf).ToArray();
        var scales = new float[hashes.Length];
        var components = new sbyte[(long)hashes.Length * dimensions];

        // Texts of like length share a batch: what is shorter is filled up to the longest.
        var open = Enumerable.Range(0, hashes.Length)
            .Where(unit => !_known.ContainsKey(hashes[unit]))
            .DistinctBy(unit => hashes[unit])
            .OrderBy(unit => units.Texts[unit].Length)
            .ToList();
        var made = open.ToDictionary(unit => hashes[unit]);
        foreach (var batch in open.Chunk(TextsAtOnce))
        {
            var embeddings = await encoder.EncodeAsync([.. batch.Select(unit => units.Texts[unit])], cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                scales[batch[i]] = QuantizedVector.Quantize(embeddings[i].Span, Components(batch[i]));
            }
        }

        for (var unit = 0; unit < hashes.Length; unit++)
        {
            if (made.TryGetValue(hashes[unit], out var same))
            {
                scales[unit] = scales[same];
                Components(same).CopyTo(Components(unit));
            }
            else
            {
                var (sheet, place) = _known[hashes[unit]];
                scales[unit] = sheet.Scale(place);
                sheet.Components(place).CopyTo(Components(unit));
            }
        }

        var sheetOfAll = VectorSheet.Of(units, VectorSheet.HashOfTitle(reading.Document.DisplayTitle), dimensions, scales, components);
        Learn(sheetOfAll);
        return sheetOfAll;

        Span<sbyte> Components(int unit) => components.AsSpan(unit * dimensions, dimensions);
    }
}
