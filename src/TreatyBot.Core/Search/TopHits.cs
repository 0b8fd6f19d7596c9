namespace TreatyBot.Core.Search;

/// <summary>The best passages so far: a heap with the worst of them on top.</summary>
public sealed class TopHits
{
    private const int KeptCapacity = 4096;

    private Hit[] _heap = [];
    private int _capacity;

    public int Count { get; private set; }

    /// <param name="capacity">So many are wanted.</param>
    public void Reset(int capacity)
    {
        _capacity = capacity;
        Count = 0;
        if (_heap.Length > KeptCapacity)
        {
            _heap = [];
        }
    }

    /// <summary>The lowest sum with which a passage can still get in, if its id is no lower than <paramref name="lowestId"/>.</summary>
    public int Needed(long lowestId) => Count < _capacity ? 1 : lowestId < _heap[0].Id ? _heap[0].Sum : _heap[0].Sum + 1;

    public void Offer(int sum, long id)
    {
        var hit = new Hit(sum, id);
        if (Count < _capacity)
        {
            if (Count == _heap.Length)
            {
                Array.Resize(ref _heap, (int)Math.Min(_capacity, Math.Max(_heap.Length * 2L, 256)));
            }

            Rise(Count++, hit);
        }
        else if (_heap[0].IsWorseThan(hit))
        {
            Sink(hit);
        }
    }

    /// <summary>Empties the heap into an array, best first.</summary>
    public PassageHit[] Take(ScoreScale scale)
    {
        var hits = new PassageHit[Count];
        while (Count > 0)
        {
            var worst = _heap[0];
            var last = _heap[--Count];
            if (Count > 0)
            {
                Sink(last);
            }

            hits[Count] = new PassageHit(worst.Id, scale.Score(worst.Sum));
        }

        return hits;
    }

    private void Rise(int at, Hit hit)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!hit.IsWorseThan(_heap[parent]))
            {
                break;
            }

            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = hit;
    }

    private void Sink(Hit hit)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && _heap[child + 1].IsWorseThan(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsWorseThan(hit))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = hit;
    }

    private readonly record struct Hit(int Sum, long Id)
    {
        public bool IsWorseThan(Hit other) => Sum < other.Sum || (Sum == other.Sum && Id > other.Id);
    }
}
