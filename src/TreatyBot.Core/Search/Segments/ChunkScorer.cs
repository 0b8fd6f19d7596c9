using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TreatyBot.Core.Search.Segments;

/// <summary>
/// Adds up what one term earns in the passages of a window. With AVX2 eight postings are scored at a time; elsewhere one by one, to the
/// same bits.
/// </summary>
internal readonly unsafe ref struct ChunkScorer
{
    private const int Lanes = 8;

    private readonly TermWeight _weight;
    private readonly float _k1;
    private readonly float* _titleNorms;
    private readonly float* _headingsNorms;
    private readonly float* _bodyNorms;
    private readonly Chunk _chunk;
    private readonly uint* _lengths;

    /// <param name="weight">The term.</param>
    /// <param name="chunk">Its postings in the window.</param>
    /// <param name="segment">Whose they are.</param>
    /// <param name="norms">Of all passages that are indexed.</param>
    public ChunkScorer(TermWeight weight, ChunkRow* chunk, Segment segment, LengthNorms norms)
    {
        _weight = weight;
        _k1 = norms.Scoring.K1;
        _titleNorms = norms.Title;
        _headingsNorms = norms.Headings;
        _bodyNorms = norms.Body;
        _chunk = new Chunk(segment, chunk);
        _lengths = segment.Lengths + _chunk.FirstSlot;
    }

    public int Count => _chunk.Small + _chunk.Large;

    private ReadOnlySpan<LargePosting> Large => new(_chunk.LargePostings, _chunk.Large);

    /// <summary>Adds to every slot of the window what the term earns there.</summary>
    /// <param name="sums">One for each slot of the window, and <see cref="SegmentLayout.Padding"/> more.</param>
    public void AddTo(int* sums)
    {
        if (!Avx2.IsSupported)
        {
            AddOneByOne(sums);
            return;
        }

        if (_chunk.IsDense)
        {
            AddDense(sums);
        }
        else
        {
            AddSparse(sums);
        }

        AddLarge(sums);
    }

    /// <summary>The same without vectors.</summary>
    public void AddOneByOne(int* sums)
    {
        for (var i = 0; i < _chunk.Small; i++)
        {
            var slot = _chunk.IsDense ? i : _chunk.Slots[i];
            sums[slot] += Part(slot, _chunk.Codes[i]);
        }

        AddLarge(sums);
    }

    /// <summary>What the term earns in the slot; 0 where it does not stand.</summary>
    /// <param name="slot">In the window.</param>
    /// <param name="from">Where to look from; afterwards, where to look from for a later slot.</param>
    public int PartAt(int slot, ref int from)
    {
        if (_chunk.IsDense)
        {
            var code = _chunk.Codes[slot];
            if (code != 0)
            {
                return Part(slot, code);
            }
        }
        else
        {
            var at = new ReadOnlySpan<ushort>(_chunk.Slots + from, _chunk.Small - from).IndexOf((ushort)slot);
            if (at >= 0)
            {
                from += at + 1;
                return Part(slot, _chunk.Codes[from - 1]);
            }
        }

        foreach (ref readonly var posting in Large)
        {
            if (posting.Slot == slot)
            {
                return Part(slot, posting.Title, posting.Headings, posting.Body);
            }
        }

        return 0;
    }

    private void AddDense(int* sums)
    {
        for (var i = 0; i < _chunk.Small; i += Lanes)
        {
            if (*(ulong*)(_chunk.Codes + i) == 0)
            {
                continue;
            }

            var codes = Avx2.ConvertToVector256Int32(_chunk.Codes + i);
            var lengths = Vector256.Load((int*)_lengths + i);
            var parts = _chunk.HasHead ? Parts(codes, lengths) : BodyParts(codes, lengths);
            (Vector256.Load(sums + i) + parts).Store(sums + i);
        }
    }

    private void AddSparse(int* sums)
    {
        var parts = stackalloc int[Lanes];
        var slotsAt = _chunk.Slots;
        var codesAt = _chunk.Codes;
        for (var i = 0; i < _chunk.Small; i += Lanes)
        {
            // Past the last posting stands anything: it is scored like a posting, at a slot of this window, and not added.
            var slots = Avx2.ConvertToVector256Int32(slotsAt + i) & Vector256.Create(SegmentLayout.WindowSize - 1);
            var codes = Avx2.ConvertToVector256Int32(codesAt + i);
            var lengths = Avx2.GatherVector256((int*)_lengths, slots, sizeof(int));
            (_chunk.HasHead ? Parts(codes, lengths) : BodyParts(codes, lengths)).Store(parts);
            var here = slotsAt + i;
            var count = Math.Min(Lanes, _chunk.Small - i);
            for (var lane = 0; lane < count; lane++)
            {
                sums[here[lane]] += parts[lane];
            }
        }
    }

    private void AddLarge(int* sums)
    {
        foreach (ref readonly var posting in Large)
        {
            sums[posting.Slot] += Part(posting.Slot, posting.Title, posting.Headings, posting.Body);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> BodyParts(Vector256<int> codes, Vector256<int> lengths)
    {
        var counts = Vector256.ConvertToSingle(codes & Vector256.Create(15));
        return Parts(counts * Avx2.GatherVector256(_bodyNorms, lengths & Vector256.Create(0xFFFF), sizeof(float)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Parts(Vector256<int> codes, Vector256<int> lengths)
    {
        var body = Vector256.ConvertToSingle(codes & Vector256.Create(15));
        var headings = Vector256.ConvertToSingle((codes >>> 4) & Vector256.Create(3));
        var title = Vector256.ConvertToSingle((codes >>> 6) & Vector256.Create(3));
        var bodyNorms = Avx2.GatherVector256(_bodyNorms, lengths & Vector256.Create(0xFFFF), sizeof(float));
        var headingsNorms = Avx2.GatherVector256(_headingsNorms, (lengths >>> 16) & Vector256.Create(0xFF), sizeof(float));
        var titleNorms = Avx2.GatherVector256(_titleNorms, lengths >>> 24, sizeof(float));
        return Parts(
            (Vector256.Create(_weight.Title) * title * titleNorms)
            + (Vector256.Create(_weight.Headings) * headings * headingsNorms)
            + (body * bodyNorms));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Parts(Vector256<float> frequencies)
    {
        var shares = frequencies / (Vector256.Create(_k1) + frequencies);
        var parts = Avx.ConvertToVector256Int32WithTruncation(Vector256.Create(_weight.Units) * shares) + Vector256<int>.One;
        return parts & Vector256.GreaterThan(frequencies, Vector256<float>.Zero).AsInt32();
    }

    private int Part(int slot, byte code) => Part(slot, code >> 6, (code >> 4) & 3, code & 15);

    private int Part(int slot, int title, int headings, int body)
    {
        var lengths = _lengths[slot];
        var frequency = (_weight.Title * title * _titleNorms[LengthNorms.TitleOf(lengths)])
            + (_weight.Headings * headings * _headingsNorms[LengthNorms.HeadingsOf(lengths)])
            + (body * _bodyNorms[LengthNorms.BodyOf(lengths)]);
        return frequency > 0 ? ScoreScale.Part(_weight.Units, frequency / (_k1 + frequency)) : 0;
    }
}
