using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// Gives the readings that answer their vectors: from the store where they were made before, else by the encoder, document by document. A document is saved
/// as soon as it is done, so that little is lost by a kill; a text that was embedded before, under whatever document, is not embedded again.
/// </summary>
public sealed partial class CorpusEmbedder(
    Corpus corpus, CorpusVectors vectors, IVectorStore store, TextEncoder encoder, EmbeddingOptions options, ILogger<CorpusEmbedder> logger)
    : IDisposable
{
    /// <summary>So many texts go to the encoder at once: enough of like lengths to fill its batches, few enough to end soon when asked to.</summary>
    private const int TextsAtOnce = 64;

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Makes what is missing. Where the encoder fails it stops, and is tried again with the next call.</summary>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    public async Task EmbedAsync(CancellationToken cancellationToken)
    {
        if (!encoder.IsOn)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var catalogue = corpus.Catalogue;
            var missing = await LoadAsync(catalogue, cancellationToken);
            if (missing.Count > 0)
            {
                await EmbedAsync(missing, cancellationToken);
            }

            vectors.Keep(catalogue);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            encoder.Report(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes over what the store has.</summary>
    /// <returns>The documents that lack vectors still.</returns>
    private async Task<List<CatalogueEntry>> LoadAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var wanted = catalogue.Entries.Where(entry => entry.PassageCount > 0 && !IsGood(entry, vectors.Find(entry))).ToDictionary(entry => entry.ReadingId);
        if (wanted.Count > 0)
        {
            await foreach (var stored in store.ReadAsync(encoder.Model, wanted.Keys, cancellationToken))
            {
                if (wanted.TryGetValue(stored.ReadingId, out var entry) && VectorSheet.Read(stored.Sheet) is { } sheet)
                {
                    // Made under another title it serves as a stock of vectors until it is made anew.
                    vectors.Put(entry, sheet);
                }
            }
        }

        return [.. wanted.Values.Where(entry => !IsGood(entry, vectors.Find(entry))).OrderBy(entry => entry.Document.Id)];
    }

    private static bool IsGood(CatalogueEntry entry, VectorSheet? sheet) =>
        sheet is not null && sheet.Title == VectorSheet.HashOfTitle(entry.Document.DisplayTitle) && sheet.PassageCount == entry.PassageCount;

    private async Task EmbedAsync(List<CatalogueEntry> missing, CancellationToken cancellationToken)
    {
        var known = new ConcurrentDictionary<UInt128, (VectorSheet Sheet, int Unit)>();
        foreach (var sheet in vectors.Sheets)
        {
            Learn(known, sheet);
        }

        Log.Started(logger, missing.Count, missing.Sum(entry => entry.PassageCount));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(missing, parallel, async (entry, cancellation) =>
        {
            if (await corpus.FindReadingAsync(entry.ReadingId, cancellation) is { } reading)
            {
                var sheet = await EmbedAsync(reading, known, cancellation);
                Learn(known, sheet);
                vectors.Put(entry, sheet);
                await store.SaveAsync(encoder.Model, new StoredVectors(entry.ReadingId, sheet.Write()), cancellation);
            }
        });
        await store.PruneAsync(encoder.Model, cancellationToken);
        Log.Finished(logger, missing.Count);
    }

    private static void Learn(ConcurrentDictionary<UInt128, (VectorSheet Sheet, int Unit)> known, VectorSheet sheet)
    {
        for (var i = 0; i < sheet.Hashes.Length; i++)
        {
            known.TryAdd(sheet.Hashes[i], (sheet, i));
        }
    }

    private async Task<VectorSheet> EmbedAsync(
        Reading reading, ConcurrentDictionary<UInt128, (VectorSheet Sheet, int Unit)> known, CancellationToken cancellationToken)
    {
        var units = ReadingUnits.Of(reading);
        var hashes = units.Texts.Select(VectorSheet.HashOf).ToArray();
        var scales = new float[hashes.Length];
        sbyte[]? components = null;
        var dimensions = 0;

        // Texts of like length share a batch: what is shorter is filled up to the longest.
        var open = Enumerable.Range(0, hashes.Length)
            .Where(unit => !known.ContainsKey(hashes[unit]))
            .DistinctBy(unit => hashes[unit])
            .OrderBy(unit => units.Texts[unit].Length);
        var made = new Dictionary<UInt128, int>();
        foreach (var batch in open.Chunk(TextsAtOnce))
        {
            var embeddings = await encoder.EncodeAsync([.. batch.Select(unit => units.Texts[unit])], cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                Make(embeddings[i].Length);
                scales[batch[i]] = QuantizedVector.Quantize(embeddings[i].Span, components.AsSpan(batch[i] * dimensions, dimensions));
                made[hashes[batch[i]]] = batch[i];
            }
        }

        for (var unit = 0; unit < hashes.Length; unit++)
        {
            if (made.TryGetValue(hashes[unit], out var same))
            {
                scales[unit] = scales[same];
                components.AsSpan(same * dimensions, dimensions).CopyTo(components.AsSpan(unit * dimensions, dimensions));
            }
            else
            {
                var (sheet, place) = known[hashes[unit]];
                Make(sheet.Dimensions);
                scales[unit] = sheet.Scale(place);
                sheet.Components(place).CopyTo(components.AsSpan(unit * dimensions, dimensions));
            }
        }

        return VectorSheet.Of(units, VectorSheet.HashOfTitle(reading.Document.DisplayTitle), Math.Max(1, dimensions), scales, components ?? []);

        void Make(int length)
        {
            dimensions = components is null || dimensions == length ? length : throw new InvalidOperationException("The encoder's vectors differ in length.");
            components ??= new sbyte[(long)hashes.Length * length];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Information, "Meaning: {Documents} documents with {Passages} passages get their vectors. Until then they are found by their words alone.")]
        public static partial void Started(ILogger logger, int documents, int passages);

        [LoggerMessage(1202, LogLevel.Information, "Meaning: the vectors of {Documents} documents stand.")]
        public static partial void Finished(ILogger logger, int documents);
    }
}
