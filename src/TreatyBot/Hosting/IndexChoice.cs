namespace TreatyBot.Hosting;

/// <summary>What searches: <c>Search:Index</c>. Read by <see cref="Libraries"/>.</summary>
internal sealed class IndexChoice
{
    public string? Index { get; set; }
}
