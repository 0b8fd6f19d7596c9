namespace TreatyBot.Ingestion.Sync;

/// <summary>Writes down what a sync does.</summary>
internal sealed class SyncLedger(string collection, List<RefusedSource> refused)
{
    private readonly List<string> _added = [];
    private readonly List<string> _changed = [];
    private readonly List<string> _removed = [];
    private readonly SortedDictionary<string, int> _passedOver = new(StringComparer.Ordinal);
    private int _unchanged;

    public void Save(string path, bool isNew) => (isNew ? _added : _changed).Add(path);

    public void Remove(string path) => _removed.Add(path);

    public void Keep() => _unchanged++;

    public void Refuse(RefusedSource source) => refused.Add(source);

    public void PassOver(string extension) => _passedOver[extension] = _passedOver.GetValueOrDefault(extension) + 1;

    public SyncSummary Close() => new(collection, _added, _changed, _removed, _unchanged, refused, _passedOver);
}
