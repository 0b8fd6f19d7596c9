using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Values;

/// <summary>What a quote says on a question that another one may answer otherwise: a value, or yes or no.</summary>
/// <param name="Value">The value; null for yes and no.</param>
/// <param name="Affirms">Whether it affirms what is asked; true for a value.</param>
/// <param name="At">The words that say so, as a range of the quote.</param>
internal sealed record StatedAnswer(StatedValue? Value, bool Affirms, TextRange At)
{
    /// <summary>The same for the same answer, however it is worded.</summary>
    public string Normal => Value?.Normal ?? (Affirms ? "yes" : "no");

    /// <summary>True where the two cannot both be right.</summary>
    public bool Contradicts(StatedAnswer other) => Value is null || other.Value is null
        ? Value is null && other.Value is null && Affirms != other.Affirms
        : ValueComparison.Contradict(Value, other.Value);
}
