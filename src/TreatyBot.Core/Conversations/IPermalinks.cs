using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Conversations;

/// <summary>Addresses that open a quote highlighted in its context.</summary>
public interface IPermalinks
{
    /// <summary>
    /// The address under which a reader in that place can open the quote: it names reading, range and a signature. Null where
    /// there is none, as in a chat while no public address is configured.
    /// </summary>
    Uri? For(Quote quote, Place place);
}
