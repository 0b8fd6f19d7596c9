using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;

namespace TreatyBot.Tests.Search;

public sealed class PassageIndexTests : PassageIndexConformance, IDisposable
{
    private readonly List<PassageIndex> _made = [];

    public void Dispose() => _made.ForEach(index => index.Dispose());

    private protected override IPassageIndex NewIndex()
    {
        _made.Add(new PassageIndex());
        return _made[^1];
    }
}
