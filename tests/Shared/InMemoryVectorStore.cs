using System.Runtime.CompilerServices;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Shared;

/// <summary>The vector store's contract, in memory, beside a store of documents.</summary>
internal sealed class InMemoryVectorStore(IDocumentStore documents) : IVectorStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Model, long ReadingId), byte[]> _sheets = [];

    /// <summary>Thrown by every save; null: saves succeed.</summary>
    public Exception? Refusal { get; set; }

    public async IAsyncEnumerable<StoredVectors> ReadAsync(
        string model, IReadOnlyCollection<long> readings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        foreach (var reading in readings)
        {
            if (Find(model, reading) is { } sheet)
            {
                yield return new StoredVectors(reading, sheet);
            }
        }
    }

    public Task<IReadOnlyCollection<long>> ListAsync(string model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyCollection<long>>(
                [.. _sheets.Keys.Where(key => key.Model == model).Select(key => key.ReadingId)]);
        }
    }

    public async Task SaveAsync(string model, StoredVectors vectors, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Refusal is not null)
        {
            throw Refusal;
        }

        if (await documents.FindReadingAsync(vectors.ReadingId, cancellationToken) is null)
        {
            return;
        }

        lock (_lock)
        {
            _sheets[(model, vectors.ReadingId)] = [.. vectors.Sheet];
        }
    }

    public async Task<int> PruneAsync(string model, CancellationToken cancellationToken)
    {
        var answering = (await documents.ListAsync(cancellationToken)).Select(entry => entry.ReadingId).ToHashSet();
        lock (_lock)
        {
            var gone = _sheets.Keys.Where(key => key.Model != model || !answering.Contains(key.ReadingId)).ToList();
            gone.ForEach(key => _sheets.Remove(key));
            return gone.Count;
        }
    }

    private byte[]? Find(string model, long reading)
    {
        lock (_lock)
        {
            return _sheets.GetValueOrDefault((model, reading));
        }
    }
}
