using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Fakes;

/// <summary>Links no quote to anywhere.</summary>
internal sealed class NoLinks : IPermalinks
{
    public Uri? For(Quote quote, Place place) => null;
}
