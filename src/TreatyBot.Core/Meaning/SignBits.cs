using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// One bit for the sign of each component of a vector. The share of signs in which two vectors differ grows with the angle between them
/// (Charikar, "Similarity Estimation Techniques from Rounding Algorithms", 2002), so that counting bits tells which of a million vectors
/// are worth a real comparison.
/// </summary>
internal static class SignBits
{
    private const int BitsPerWord = 64;

    public static int WordsFor(int dimensions) => (dimensions + BitsPerWord - 1) / BitsPerWord;

    public static ulong[] Of(ReadOnlySpan<sbyte> components)
    {
        var words = new ulong[WordsFor(components.Length)];
        Write(components, words);
        return words;
    }

    public static void Write(ReadOnlySpan<sbyte> components, Span<ulong> words)
    {
        words.Clear();
        for (var i = 0; i < components.Length; i++)
        {
            words[i / BitsPerWord] |= (components[i] < 0 ? 1UL : 0) << (i % BitsPerWord);
        }
    }

    /// <summary>In how many signs two vectors differ.</summary>
    public static int Distance(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(one);
        ref var b = ref MemoryMarshal.GetReference(other[..one.Length]);
        var distance = 0;
        for (var i = 0; i < one.Length; i++)
        {
            distance += BitOperations.PopCount(Unsafe.Add(ref a, i) ^ Unsafe.Add(ref b, i));
        }

        return distance;
    }

    /// <summary>The distances of many vectors from one.</summary>
    /// <param name="one">The one.</param>
    /// <param name="many">The signs of the others, one after another.</param>
    /// <param name="distances">Takes one number for each of them.</param>
    public static void Distances(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> many, Span<ushort> distances)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = (ushort)Distance(one, many.Slice(i * one.Length, one.Length));
        }
    }
}
