namespace TreatyBot.Core.Documents;

/// <summary>
/// A stretch of a reading that is shown. Its text is always the slice of its reading: there is no way to make one from a string.
/// Made by <see cref="Documents.Reading.Quote"/> alone.
/// </summary>
public sealed class Quote
{
    internal Quote(Reading reading, TextRange range)
    {
        if (range.IsEmpty || range.End > reading.Text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, $"The reading has {reading.Text.Length} characters.");
        }

        Reading = reading;
        Range = range;
    }

    public Reading Reading { get; }

    public TextRange Range { get; }

    public string Text => Reading.Text[Range.Start..Range.End];

    /// <summary>True where the two have words of one reading in common.</summary>
    public bool Overlaps(Quote other) => Reading.Id == other.Reading.Id && Range.Overlaps(other.Range);
}
