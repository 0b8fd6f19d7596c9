namespace TreatyBot.FastIndex;

/// <summary>Something that several hold at once and that goes when the last one lets go of it.</summary>
internal abstract class Shared
{
    private int _holders = 1;

    /// <summary>Takes part in holding it; false once it has gone.</summary>
    public bool TryHold()
    {
        var holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            var before = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (before == holders)
            {
                return true;
            }

            holders = before;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            Free();
        }
    }

    protected abstract void Free();
}
