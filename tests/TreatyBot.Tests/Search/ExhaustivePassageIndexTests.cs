using TreatyBot.Core.Search;

namespace TreatyBot.Tests.Search;

public sealed class ExhaustivePassageIndexTests : PassageIndexConformance, IDisposable
{
    private readonly List<ExhaustivePassageIndex> _made = [];

    public void Dispose() => _made.ForEach(index => index.Dispose());

    private protected override IPassageIndex NewIndex()
    {
        _made.Add(new ExhaustivePassageIndex(new Bm25F()));
        return _made[^1];
    }
}
