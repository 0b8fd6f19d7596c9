using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// The vectors of one reading, by the places that <see cref="ReadingUnits"/> gives its texts, each with the hash of its text. It never
/// changes, and is derived: it can be thrown away and made again.
/// </summary>
internal sealed class VectorSheet
{
    private const uint Magic = 0x31565354;
    private const int HeaderWords = 5;

    /// <summary>A vector has length 1, and its largest component is 127 scales. Rounding adds nothing worth a margin beyond this.</summary>
    private const float MaxScale = 0.01f;

    private readonly UInt128[] _hashes;
    private readonly float[] _scales;
    private readonly sbyte[] _components;
    private readonly PassageUnits[] _passages;
    private readonly ulong[] _signs;

    private VectorSheet(uint title, int dimensions, PassageUnits[] passages, UInt128[] hashes, float[] scales, sbyte[] components)
    {
        Title = title;
        Dimensions = dimensions;
        _passages = passages;
        _hashes = hashes;
        _scales = scales;
        _components = components;
        var words = SignBits.WordsFor(dimensions);
        _signs = new ulong[passages.Length * words];
        for (var i = 0; i < passages.Length; i++)
        {
            SignBits.Write(Components(i), _signs.AsSpan(i * words, words));
        }
    }

    /// <summary>A hash of the title that the passages were embedded under: under another one they are made anew.</summary>
    public uint Title { get; }

    public int Dimensions { get; }

    public int PassageCount => _passages.Length;

    public IReadOnlyList<PassageUnits> Passages => _passages;

    /// <summary>The sign bits of the passages, one after another.</summary>
    public ReadOnlySpan<ulong> Signs => _signs;

    public ReadOnlySpan<UInt128> Hashes => _hashes;

    /// <param name="units">The texts.</param>
    /// <param name="title">What <see cref="HashOfTitle"/> gives.</param>
    /// <param name="dimensions">The length of a vector.</param>
    /// <param name="scales">One a text.</param>
    /// <param name="components">The vectors one after another.</param>
    public static VectorSheet Of(ReadingUnits units, uint title, int dimensions, float[] scales, sbyte[] components) =>
        new(title, dimensions, [.. units.Passages], [.. units.Texts.Select(HashOf)], scales, components);

    public static uint HashOfTitle(string title) => (uint)(HashOf(title) & uint.MaxValue);

    /// <summary>The hash by which a text is known: the first half of its SHA-256.</summary>
    public static UInt128 HashOf(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The vector of a text; a passage has the place that it has among the passages of the reading.</summary>
    public ReadOnlySpan<sbyte> Components(int unit) => _components.AsSpan(unit * Dimensions, Dimensions);

    public float Scale(int unit) => _scales[unit];

    /// <summary>How alike a question and a text are.</summary>
    public float Cosine(QueryVector query, int unit) => query.Cosine(Components(unit), _scales[unit]);

    public byte[] Write()
    {
        int[] header = [unchecked((int)Magic), unchecked((int)Title), Dimensions, _passages.Length, _scales.Length];
        return
        [
            .. MemoryMarshal.AsBytes<int>(header), .. MemoryMarshal.AsBytes<PassageUnits>(_passages),
            .. MemoryMarshal.AsBytes<UInt128>(_hashes),
            .. MemoryMarshal.AsBytes<float>(_scales), .. MemoryMarshal.AsBytes<sbyte>(_components),
        ];
    }

    /// <summary>Reads what <see cref="Write"/> made; null where it is something else: then it is made anew.</summary>
    public static VectorSheet? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderWords * sizeof(int))
        {
            return null;
        }

        var header = MemoryMarshal.Cast<byte, int>(bytes[..(HeaderWords * sizeof(int))]);
        long dimensions = header[2];
        long passages = header[3];
        long units = header[4];
        if (unchecked((uint)header[0]) != Magic || dimensions is < 1 or > TextEncoder.MaxDimensions || passages < 0 || units < passages
            || bytes.Length != (HeaderWords * 4) + (passages * 12) + (units * (16 + 4 + dimensions)))
        {
            return null;
        }

        var rest = bytes[(HeaderWords * sizeof(int))..];
        var layout = Take<PassageUnits>(ref rest, (int)passages);
        var hashes = Take<UInt128>(ref rest, (int)units);
        var scales = Take<float>(ref rest, (int)units);
        var components = Take<sbyte>(ref rest, (int)(units * dimensions));
        return Array.TrueForAll(layout, passage => passage.Heading >= -1 && passage.Heading < units
                && passage.FirstSentence >= 0 && passage.Sentences >= 0 && (long)passage.FirstSentence + passage.Sentences <= units)
            && Array.TrueForAll(scales, scale => scale is >= 0 and <= MaxScale)
            ? new VectorSheet(unchecked((uint)header[1]), (int)dimensions, layout, hashes, scales, components)
            : null;
    }

    private static T[] Take<T>(ref ReadOnlySpan<byte> bytes, int count)
        where T : struct
    {
        var taken = new T[count];
        var target = MemoryMarshal.AsBytes(taken.AsSpan());
        bytes[..target.Length].CopyTo(target);
        bytes = bytes[target.Length..];
        return taken;
    }
}
