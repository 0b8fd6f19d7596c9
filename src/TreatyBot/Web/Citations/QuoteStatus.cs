using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>What has become of a quote in the reading that its document answers with now.</summary>
internal abstract record QuoteStatus
{
    private QuoteStatus()
    {
    }

    /// <summary>Where the words are now; null where they are in the quote's own reading, or nowhere.</summary>
    public virtual Quote? Now => null;

    /// <summary>The quote's own reading still answers, or one with the same text.</summary>
    public sealed record Current : QuoteStatus;

    /// <summary>The text around the quote has changed, its words have not.</summary>
    public sealed record Unchanged(Quote Words) : QuoteStatus
    {
        public override Quote Now => Words;
    }

    /// <summary>Other words have taken its place.</summary>
    public sealed record Reworded(Quote Words) : QuoteStatus
    {
        public override Quote Now => Words;
    }

    /// <summary>Nothing in the document corresponds to it any longer.</summary>
    public sealed record Removed : QuoteStatus;
}
