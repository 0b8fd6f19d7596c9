namespace TreatyBot.Core.Documents;

/// <summary>A half-open stretch of a text, in UTF-16 code units: <c>0 ≤ Start ≤ End</c>.</summary>
public readonly record struct TextRange
{
    /// <exception cref="ArgumentOutOfRangeException">A negative start, or an end before the start.</exception>
    public TextRange(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool IsEmpty => Length == 0;

    public bool Contains(TextRange other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;

    /// <summary>The smallest range that holds both.</summary>
    public TextRange Union(TextRange other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The same stretch, told from an origin that lies <paramref name="offset"/> earlier.</summary>
    public TextRange Shift(int offset) => new(Start + offset, End + offset);

    /// <summary>The characters of <paramref name="text"/> in this range.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    public override string ToString() => $"{Start}-{End}";
}
