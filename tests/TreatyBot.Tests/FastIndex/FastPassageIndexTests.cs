using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using TreatyBot.Tests.Search;

namespace TreatyBot.Tests.FastIndex;

public sealed class FastPassageIndexTests : PassageIndexConformance, IDisposable
{
    private readonly List<FastPassageIndex> _made = [];

    public void Dispose() => _made.ForEach(index => index.Dispose());

    private protected override IPassageIndex NewIndex()
    {
        _made.Add(new FastPassageIndex());
        return _made[^1];
    }
}

public sealed class FastPassageIndexAgreementTests : PassageIndexAgreement
{
    private protected override int Corpora => 1000;

    private protected override IPassageIndex NewIndex() => new FastPassageIndex();
}

public sealed class CorpusOverFastPassageIndexTests : CorpusOverKeptIndexTests
{
    private protected override IPersistentPassageIndex Open(string folder) => FastPassageIndex.Open(folder, new CollectingLogger());
}
