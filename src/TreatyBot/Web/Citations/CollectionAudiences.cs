using TreatyBot.Core.Conversations;

namespace TreatyBot.Web.Citations;

/// <summary>Who may see which collection on the web.</summary>
internal sealed class CollectionAudiences(IReadOnlyList<CollectionOptions> collections)
{
    private readonly Dictionary<string, CollectionOptions> _byName = collections.ToDictionary(collection => collection.Name, StringComparer.Ordinal);

    /// <summary>
    /// True where a signed link to a quote of it may be opened. From outside the link itself is the permission, given to somebody in a chat; but a collection
    /// that is shared with nobody has no link that could have left this machine rightly.
    /// </summary>
    public bool MayOpenQuote(string collection, bool fromOutside) =>
        _byName.TryGetValue(collection, out var found) && (!fromOutside || found.Audience.Count > 0);

    /// <summary>True where whoever may open a quote may read the whole document around it.</summary>
    public bool MayReadWhole(string collection) => _byName.TryGetValue(collection, out var found) && found.Audience.Contains(AudienceRule.Everyone);
}
