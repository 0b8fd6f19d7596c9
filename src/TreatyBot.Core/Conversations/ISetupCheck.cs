namespace TreatyBot.Core.Conversations;

/// <summary>One part of the setup that <c>doctor</c> looks over. A connector brings its own.</summary>
public interface ISetupCheck
{
    /// <summary>What is looked over, in a word or two.</summary>
    string Name { get; }

    /// <summary>What was found, in the order in which it should be read. What is wrong is a finding, never an exception.</summary>
    Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>Something that a check has found.</summary>
/// <param name="Kind">How bad it is.</param>
/// <param name="Text">What was found and, unless all is well, what to do; it names no secret.</param>
public sealed record SetupFinding(SetupFindingKind Kind, string Text);

/// <summary>How bad a finding is.</summary>
public enum SetupFindingKind
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but not in full.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Problem,
}
