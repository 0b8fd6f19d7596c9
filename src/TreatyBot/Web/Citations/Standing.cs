using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>What has become of a quote in the reading that its document answers with now.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>The quote's own reading still answers, or one with the same text.</summary>
    public sealed record Current : Standing;

    /// <summary>The text around it has changed; these very words stand in it still.</summary>
    public sealed record Kept(Quote Now) : Standing;

    /// <summary>Other words stand in its place.</summary>
    public sealed record Reworded(Quote Now) : Standing;

    /// <summary>Nothing in the document resembles it any longer.</summary>
    public sealed record Gone : Standing;
}
