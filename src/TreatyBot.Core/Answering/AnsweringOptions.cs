using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Core.Answering;

/// <summary>How questions are answered: <c>Answering:…</c>.</summary>
public sealed class AnsweringOptions
{
    /// <summary>A longer question is refused, in characters.</summary>
    [Range(50, 20_000)]
    public int MaxQuestionLength { get; set; } = 2_000;

    /// <summary>At most so many quotes stand in an answer.</summary>
    [Range(1, 20)]
    public int MaxQuotes { get; set; } = 5;

    /// <summary>A quote has at most so many words; a longer sentence is quoted by its clauses.</summary>
    [Range(20, 120)]
    public int MaxQuoteWords { get; set; } = 60;

    /// <summary>How many passages are looked at closely for one question.</summary>
    [Range(10, 500)]
    public int Candidates { get; set; } = 60;

    /// <summary>An answer is given only where it is at least so likely to be right.</summary>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; set; } = 0.36;
}
