namespace TreatyBot.Core.Documents;

/// <summary>Keeps the readings that were asked for last, up to a bound in characters.</summary>
internal sealed class ReadingCache(IDocumentStore store, long maxCharacters = ReadingCache.DefaultMaxCharacters)
{
    /// <summary>About 32 MB of text.</summary>
    public const long DefaultMaxCharacters = 16L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, LinkedListNode<Reading>> _byId = [];
    private readonly LinkedList<Reading> _latestFirst = new();
    private long _characters;

    public ValueTask<Reading?> FindAsync(long readingId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_byId.TryGetValue(readingId, out var node))
            {
                _latestFirst.Remove(node);
                _latestFirst.AddFirst(node);
                return ValueTask.FromResult<Reading?>(node.Value);
            }
        }

        return new ValueTask<Reading?>(LoadAsync(readingId, cancellationToken));
    }

    /// <summary>Drops what was kept of these documents.</summary>
    public void Forget(IReadOnlyCollection<long> documentIds)
    {
        lock (_lock)
        {
            foreach (var node in _byId.Values.Where(node => documentIds.Contains(node.Value.Document.Id)).ToList())
            {
                Remove(node);
            }
        }
    }

    private async Task<Reading?> LoadAsync(long readingId, CancellationToken cancellationToken)
    {
        var reading = await store.FindReadingAsync(readingId, cancellationToken);
        if (reading is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_byId.ContainsKey(readingId))
            {
                _byId[readingId] = _latestFirst.AddFirst(reading);
                _characters += reading.Text.Length;
                while (_characters > maxCharacters && _latestFirst.Count > 1)
                {
                    Remove(_latestFirst.Last!);
                }
            }
        }

        return reading;
    }

    private void Remove(LinkedListNode<Reading> node)
    {
        _latestFirst.Remove(node);
        _byId.Remove(node.Value.Id);
        _characters -= node.Value.Text.Length;
    }
}
