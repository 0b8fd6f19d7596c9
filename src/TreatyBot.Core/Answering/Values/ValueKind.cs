namespace TreatyBot.Core.Answering.Values;

/// <summary>What kind of thing a value is; only values of one kind can agree or differ.</summary>
internal enum ValueKind
{
    /// <summary>A day, a month, a year or another stretch of the calendar.</summary>
    Date,

    /// <summary>How long something lasts.</summary>
    Duration,

    /// <summary>A number of a unit of measure or of a currency.</summary>
    Amount,

    Percentage,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A place in an order: "the fifth".</summary>
    Ordinal,

    /// <summary>A word that denies: "not", "failed to", "void".</summary>
    Denial,
}
