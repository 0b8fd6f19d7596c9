using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// Gives the readings that answer their vectors: from the store where they were made before, else by the encoder, document by document. A
/// document is saved as soon as it is done, so that little is lost by a kill; what the store does not take serves from memory and is saved
/// by a later call.
/// </summary>
public sealed partial class CorpusEmbedder(
    Corpus corpus, CorpusVectors vectors, IVectorStore store, TextEncoder encoder, EmbeddingOptions options, ILogger<CorpusEmbedder> logger)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<long, VectorSheet> _unsaved = new();
    private volatile bool _storeFails;
    private volatile string? _problem;
    private EmbeddingProgress _progress = new(0, 0);

    /// <summary>How far the work has come.</summary>
    public EmbeddingProgress Progress => Volatile.Read(ref _progress);

    /// <summary>Why the last call has not done all, in a sentence; null where it has.</summary>
    public string? Problem => encoder.Problem ?? _problem;

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Makes what is missing. Where the encoder fails it stops; a document that cannot be read, or a store that takes nothing, does not
    /// stop it.
    /// </summary>
    /// <param name="progress">Told after each document.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    /// <returns>True where every document has its vectors and they are saved; false where it is to be tried again, and
    /// <see cref="Problem"/> says why.</returns>
    public async Task<bool> EmbedAsync(IProgress<EmbeddingProgress>? progress, CancellationToken cancellationToken)
    {
        if (!encoder.IsOn)
        {
            return true;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await encoder.TryAsync(cancellationToken) is { } dimensions && await EmbedAsync(dimensions, progress, cancellationToken);
        }
        catch (EncoderException)
        {
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Takes over what the store has, and makes nothing. A store that cannot be read costs the answers their share of meaning.
    /// </summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!encoder.IsOn)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await LoadAsync(corpus.Catalogue, dimensions: null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> EmbedAsync(int dimensions, IProgress<EmbeddingProgress>? progress, CancellationToken cancellationToken)
    {
        var catalogue = corpus.Catalogue;
        _storeFails = false;
        var missing = await LoadAsync(catalogue, dimensions, cancellationToken);
        Report(catalogue, progress);
        await SaveLeftOverAsync(catalogue, cancellationToken);
        var failures = 0;
        if (missing.Count > 0)
        {
            var embedder = new ReadingEmbedder(encoder, dimensions);
            foreach (var sheet in vectors.Sheets)
            {
                embedder.Learn(sheet);
            }

            Log.Started(logger, missing.Count, missing.Sum(entry => entry.PassageCount));
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(missing, parallel, async (entry, cancellation) =>
            {
                Interlocked.Add(ref failures, await TryEmbedAsync(entry, embedder, cancellation) ? 0 : 1);
                Report(catalogue, progress);
            });
            await store.PruneAsync(encoder.Model, cancellationToken);
            Log.Finished(logger, missing.Count - failures);
        }

        vectors.Keep(catalogue);
        var isDone = failures == 0 && _unsaved.IsEmpty;
        _problem = isDone ? null : _problem;
        return isDone;
    }

    /// <summary>Takes over what the store has.</summary>
    /// <returns>The documents that lack vectors still, or have them in another length.</returns>
    private async Task<List<CatalogueEntry>> LoadAsync(Catalogue catalogue, int? dimensions, CancellationToken cancellationToken)
    {
        var wanted = catalogue.Entries.Where(entry => entry.PassageCount > 0 && !IsGood(entry)).ToDictionary(entry => entry.ReadingId);
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

        return [.. wanted.Values.Where(entry => !IsGood(entry)).OrderBy(entry => entry.Document.Id)];

        bool IsGood(CatalogueEntry entry) => vectors.Find(entry) is { } sheet && sheet.Dimensions == (dimensions ?? sheet.Dimensions)
            && sheet.PassageCount == entry.PassageCount && sheet.Title == VectorSheet.HashOfTitle(entry.Document.DisplayTitle);
    }

    /// <returns>False where the document cannot be read.</returns>
    private async Task<bool> TryEmbedAsync(CatalogueEntry entry, ReadingEmbedder embedder, CancellationToken cancellationToken)
    {
        try
        {
            if (await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading)
            {
                var sheet = await embedder.EmbedAsync(reading, cancellationToken);
                vectors.Put(entry, sheet);
                await SaveAsync(entry.ReadingId, sheet, cancellationToken);
            }

            return true;
        }
        catch (Exception e) when (e is not (OperationCanceledException or EncoderException))
        {
            Report(e);
            return false;
        }
    }

    private async Task SaveLeftOverAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var answering = _unsaved.IsEmpty ? [] : catalogue.Entries.Select(entry => entry.ReadingId).ToHashSet();
        foreach (var (readingId, sheet) in _unsaved)
        {
            if (answering.Contains(readingId))
            {
                await SaveAsync(readingId, sheet, cancellationToken);
            }
            else
            {
                _unsaved.TryRemove(readingId, out _);
            }
        }
    }

    private async Task SaveAsync(long readingId, VectorSheet sheet, CancellationToken cancellationToken)
    {
        _unsaved[readingId] = sheet;
        if (_storeFails)
        {
            return;
        }

        try
        {
            await store.SaveAsync(encoder.Model, new StoredVectors(readingId, sheet.Write()), cancellationToken);
            _unsaved.TryRemove(readingId, out _);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Once a call is enough: a disk that is full stays so for hundreds of documents.
            _storeFails = true;
            Report(e);
        }
    }

    private void Report(Exception exception)
    {
        if (_problem is null)
        {
            Log.Failed(logger, exception.Message, exception);
        }

        _problem = exception.Message;
    }

    private void Report(Catalogue catalogue, IProgress<EmbeddingProgress>? progress)
    {
        var now = vectors.Progress(catalogue.Entries);
        Volatile.Write(ref _progress, now);
        progress?.Report(now);
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Information,
            "Meaning: {Documents} documents with {Passages} passages get their vectors. Until then they are found by their words alone.")]
        public static partial void Started(ILogger logger, int documents, int passages);

        [LoggerMessage(1202, LogLevel.Information, "Meaning: the vectors of {Documents} documents stand.")]
        public static partial void Finished(ILogger logger, int documents);

        [LoggerMessage(1203, LogLevel.Error,
            "Some vectors cannot be made or kept ({Reason}). It is tried again later; all questions are answered.")]
        public static partial void Failed(ILogger logger, string reason, Exception exception);
    }
}
