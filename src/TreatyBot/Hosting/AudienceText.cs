using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>Says who sees a collection, for <c>doctor</c> and the log.</summary>
internal static class AudienceText
{
    /// <param name="collections">All that are configured.</param>
    /// <param name="at">Which of them.</param>
    public static string Describe(IReadOnlyList<CollectionOptions> collections, int at)
    {
        var collection = collections[at];
        return collection.Audience switch
        {
            [] => $"{collection.Name} is seen on this machine alone; to show it in a chat, name who may see it in "
                + $"{ConfiguredCollections.Section}:{at}:Audience:0.",
            var audience when audience.Contains(AudienceRule.Everyone) =>
                $"{collection.Name} is seen by everybody, in every server and workspace that the bot is in.",
            var audience => $"{collection.Name} is seen in {string.Join(", ", audience)}, and on this machine.",
        };
    }
}
