using System.Numerics;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Which of a question's few terms a term is: asked of every word that is looked at, and nearly always answered "none".</summary>
internal sealed class TermTable
{
    private readonly uint[] _hashes;
    private readonly int[] _numbers;
    private readonly uint _mask;

    /// <param name="hashes">The terms, without repeats.</param>
    public TermTable(IReadOnlyCollection<uint> hashes)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, hashes.Count * 8));
        _mask = size - 1;
        _hashes = new uint[size];
        _numbers = new int[size];
        var number = 0;
        foreach (var hash in hashes)
        {
            var at = hash & _mask;
            while (_numbers[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            _hashes[at] = hash;
            _numbers[at] = ++number;
        }
    }

    /// <summary>The number of a term, in the order they were given; -1 for any other.</summary>
    public int Find(uint hash)
    {
        for (var at = hash & _mask; _numbers[at] != 0; at = (at + 1) & _mask)
        {
            if (_hashes[at] == hash)
            {
                return _numbers[at] - 1;
            }
        }

        return -1;
    }
}
