using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// Adds up what one term earns in the passages of a range. With AVX2 eight postings are scored at a time; elsewhere one by one, to the
/// same bits.
/// </summary>
internal readonly unsafe ref struct PostingBlockScorer
{
    private const int Lanes = 8;

    private readonly TermWeight _weight;
    private readonly float _k1;
    private readonly float* _titleNorms;
    private readonly float* _headingsNorms;
    private readonly float* _bodyNorms;
    private readonly PostingBlock _block;
    private readonly uint* _lengths;

    /// <param name="weight">The term.</param>
    /// <param name="block">Its postings in the range.</param>
    /// <param name="segment">Whose they are.</param>
    /// <param name="norms">Of all passages that are indexed.</param>
    public PostingBlockScorer(TermWeight weight, PostingBlockRow* block, Segment segment, LengthNorms norms)
    {
        _weight = weight;
        _k1 = norms.Scoring.K1;
        _titleNorms = norms.Title;
        _headingsNorms = norms.Headings;
        _bodyNorms = norms.Body;
        _block = new PostingBlock(segment, block);
        _lengths = segment.Lengths + _block.FirstOrdinal;
    }

    public int Count => _block.Small + _block.Large;

    private ReadOnlySpan<LargePosting> Large => new(_block.LargePostings, _block.Large);

    /// <summary>Adds to every ordinal of the range what the term earns there.</summary>
    /// <param name="sums">One for each ordinal of the range, and <see cref="SegmentLayout.Padding"/> more.</param>
    public void AddTo(int* sums)
    {
        if (!Avx2.IsSupported)
        {
            AddOneByOne(sums);
            return;
        }

        if (_block.IsDense)
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
        for (var i = 0; i < _block.Small; i++)
        {
            var ordinal = _block.IsDense ? i : _block.Ordinals[i];
            sums[ordinal] += Part(ordinal, _block.Codes[i]);
        }

        AddLarge(sums);
    }

    /// <summary>What the term earns in the ordinal; 0 where it does not stand.</summary>
    /// <param name="ordinal">In the range.</param>
    /// <param name="from">Where to look from; afterwards, where to look from for a later ordinal.</param>
    public int PartAt(int ordinal, ref int from)
    {
        if (_block.IsDense)
        {
            var code = _block.Codes[ordinal];
            if (code != 0)
            {
                return Part(ordinal, code);
            }
        }
        else
        {
            var at = new ReadOnlySpan<ushort>(_block.Ordinals + from, _block.Small - from).IndexOf((ushort)ordinal);
            if (at >= 0)
            {
                from += at + 1;
                return Part(ordinal, _block.Codes[from - 1]);
            }
        }

        foreach (ref readonly var posting in Large)
        {
            if (posting.Ordinal == ordinal)
            {
                return Part(ordinal, posting.Title, posting.Headings, posting.Body);
            }
        }

        return 0;
    }

    private void AddDense(int* sums)
    {
        for (var i = 0; i < _block.Small; i += Lanes)
        {
            if (*(ulong*)(_block.Codes + i) == 0)
            {
                continue;
            }

            var codes = Avx2.ConvertToVector256Int32(_block.Codes + i);
            var lengths = Vector256.Load((int*)_lengths + i);
            var parts = _block.HasHead ? Parts(codes, lengths) : BodyParts(codes, lengths);
            (Vector256.Load(sums + i) + parts).Store(sums + i);
        }
    }

    private void AddSparse(int* sums)
    {
        var parts = stackalloc int[Lanes];
        var ordinalsAt = _block.Ordinals;
        var codesAt = _block.Codes;
        for (var i = 0; i < _block.Small; i += Lanes)
        {
            // Past the last posting stands anything: it is scored like a posting, at an ordinal of this range, and not added.
            var ordinals = Avx2.ConvertToVector256Int32(ordinalsAt + i) & Vector256.Create(SegmentLayout.RangeSize - 1);
            var codes = Avx2.ConvertToVector256Int32(codesAt + i);
            var lengths = Avx2.GatherVector256((int*)_lengths, ordinals, sizeof(int));
            (_block.HasHead ? Parts(codes, lengths) : BodyParts(codes, lengths)).Store(parts);
            var here = ordinalsAt + i;
            var count = Math.Min(Lanes, _block.Small - i);
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
            sums[posting.Ordinal] += Part(posting.Ordinal, posting.Title, posting.Headings, posting.Body);
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

    private int Part(int ordinal, byte code) => Part(ordinal, code >> 6, (code >> 4) & 3, code & 15);

    private int Part(int ordinal, int title, int headings, int body)
    {
        var lengths = _lengths[ordinal];
        var frequency = (_weight.Title * title * _titleNorms[LengthNorms.TitleOf(lengths)])
            + (_weight.Headings * headings * _headingsNorms[LengthNorms.HeadingsOf(lengths)])
            + (body * _bodyNorms[LengthNorms.BodyOf(lengths)]);
        return frequency > 0 ? ScoreScale.Part(_weight.Units, frequency / (_k1 + frequency)) : 0;
    }
}
