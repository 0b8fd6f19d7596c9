using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

/// <summary>
/// What plain wordings have meant: vectors of questions as people ask them, each with the vector of a formal passage that answered it. A
/// question is moved towards the passages of the questions most like it, and so finds others of their kind: "will my camper fit in" comes
/// nearer to what rules on vehicles say, which shares no word with it (relevance feedback: Rocchio, 1971; from neighbours in a memory:
/// Khandelwal et al., "Generalization through Memorization", 2020).
/// </summary>
internal sealed class WordingMemory
{
    /// <summary>So many of the questions most like the asked one tell where it is moved.</summary>
    private const int Neighbours = 3;

    /// <summary>
    /// How fast a neighbour that is farther than the nearest loses its say: cosines of this encoder lie within some tenths.
    /// </summary>
    private const double Temperature = 0.05;

    /// <summary>A question less like the asked one, by cosine, says nothing of it; from the other on it has its full say.</summary>
    private const float LeastLikeness = 0.55f;
    private const float FullLikeness = 0.85f;

    /// <summary>What the neighbours' passages weigh beside the question. The numbers above and this are the best of a few on
    /// <c>tests/samples</c>, and flat about there.</summary>
    private const float Weight = 0.8f;

    private const int MaxDimensions = 4096;
    private const int MaxComponents = 1 << 28;

    private const string Damaged = "The memory of wordings is damaged.";

    private readonly int _dimensions;
    private readonly sbyte[] _asked;
    private readonly float[] _askedScales;
    private readonly sbyte[] _said;
    private readonly float[] _saidScales;

    private WordingMemory(string encoder, int dimensions, int entries)
    {
        Encoder = encoder;
        _dimensions = dimensions;
        _asked = new sbyte[entries * dimensions];
        _said = new sbyte[entries * dimensions];
        _askedScales = new float[entries];
        _saidScales = new float[entries];
    }

    /// <summary>The name of the encoder whose vectors these are: those of another mean nothing to it.</summary>
    public string Encoder { get; }

    /// <summary>How many questions are remembered.</summary>
    public int Count => _askedScales.Length;

    /// <summary>A memory of the vectors of questions and of what was said to each.</summary>
    /// <param name="encoder">The name of their encoder.</param>
    /// <param name="entries">All of one length.</param>
    public static WordingMemory Of(string encoder, IReadOnlyList<(float[] Asked, float[] Said)> entries)
    {
        var memory = new WordingMemory(encoder, entries[0].Asked.Length, entries.Count);
        for (var entry = 0; entry < entries.Count; entry++)
        {
            memory._askedScales[entry] = QuantizedVector.Quantize(entries[entry].Asked, memory.Row(memory._asked, entry));
            memory._saidScales[entry] = QuantizedVector.Quantize(entries[entry].Said, memory.Row(memory._said, entry));
        }

        return memory;
    }

    /// <exception cref="InvalidDataException">It is no memory, or not a whole one.</exception>
    public static WordingMemory Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        try
        {
            var encoder = reader.ReadString();
            var dimensions = reader.ReadInt32();
            var entries = reader.ReadInt32();
            if (dimensions is < 1 or > MaxDimensions || entries < 1 || (long)dimensions * entries > MaxComponents)
            {
                throw new InvalidDataException(Damaged);
            }

            var memory = new WordingMemory(encoder, dimensions, entries);
            ReadTable(memory._asked, memory._askedScales);
            ReadTable(memory._said, memory._saidScales);
            return memory;
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException(Damaged, e);
        }

        void ReadTable(sbyte[] components, float[] scales)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(components.AsSpan()));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        }
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoder);
        writer.Write(_dimensions);
        writer.Write(Count);
        WriteTable(_asked, _askedScales);
        WriteTable(_said, _saidScales);

        void WriteTable(sbyte[] components, float[] scales)
        {
            writer.Write(MemoryMarshal.AsBytes(components.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        }
    }

    /// <summary>The vector of a question, moved.</summary>
    /// <param name="question">Of length 1.</param>
    /// <returns>Of length 1; the question itself where none is like it.</returns>
    public float[] Move(ReadOnlySpan<float> question)
    {
        var moved = question.ToArray();
        var near = Nearest(question);
        var total = near.Sum(one => Say(one.Likeness));
        foreach (var (entry, likeness) in near)
        {
            var certainty = Math.Clamp((likeness - LeastLikeness) / (FullLikeness - LeastLikeness), 0, 1);
            var weight = Weight * certainty * (float)(Say(likeness) / total) * _saidScales[entry];
            var said = Row(_said, entry);
            for (var i = 0; i < moved.Length; i++)
            {
                moved[i] += weight * said[i];
            }
        }

        TensorPrimitives.Divide(moved, Math.Max(TensorPrimitives.Norm<float>(moved), float.Epsilon), moved);
        return moved;

        double Say(float likeness) => Math.Exp((likeness - near[0].Likeness) / Temperature);
    }

    /// <summary>The entries whose questions are most like one, and alike enough; the nearest first.</summary>
    private List<(int Entry, float Likeness)> Nearest(ReadOnlySpan<float> question)
    {
        var asked = new QueryVector(question);
        var near = new List<(int Entry, float Likeness)>(Neighbours + 1);
        for (var entry = 0; entry < Count; entry++)
        {
            var likeness = asked.Cosine(Row(_asked, entry), _askedScales[entry]);
            if (likeness < LeastLikeness || (near.Count == Neighbours && likeness <= near[^1].Likeness))
            {
                continue;
            }

            var at = near.FindIndex(other => other.Likeness < likeness);
            near.Insert(at < 0 ? near.Count : at, (entry, likeness));
            if (near.Count > Neighbours)
            {
                near.RemoveAt(Neighbours);
            }
        }

        return near;
    }

    private Span<sbyte> Row(sbyte[] table, int entry) => table.AsSpan(entry * _dimensions, _dimensions);
}
