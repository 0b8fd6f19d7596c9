namespace TreatyBot.Core.Documents;

/// <summary>What the last sync has to say of one file or folder of a collection.</summary>
/// <param name="Path">Its path below the collection's folder, made printable.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Reason">One or two sentences: what is wrong and what to do; empty for a file that was passed over.</param>
public sealed record SourceFinding(string Path, SourceFindingKind Kind, string Reason)
{
    /// <summary>What was read to find this; null where it was found without reading a file.</summary>
    public ReadAttempt? Attempt { get; init; }
}

/// <summary>What a <see cref="SourceFinding"/> is about. Stored by its number.</summary>
public enum SourceFindingKind
{
    /// <summary>It could not be taken.</summary>
    Refused = 1,

    /// <summary>It answers, but not all that it states could be understood.</summary>
    Warning = 2,

    /// <summary>It is of a kind that no reader takes.</summary>
    PassedOver = 3,

    /// <summary>It is a source that cannot be brought up to date; what was fetched of it before still answers.</summary>
    Down = 4,
}
