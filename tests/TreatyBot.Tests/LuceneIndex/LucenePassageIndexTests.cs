using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.LuceneIndex;
using TreatyBot.Tests.Search;

namespace TreatyBot.Tests.LuceneIndex;

public sealed class LucenePassageIndexTests : PassageIndexConformance, IDisposable
{
    private readonly List<LucenePassageIndex> _made = [];

    public void Dispose() => _made.ForEach(index => index.Dispose());

    private protected override IPassageIndex NewIndex()
    {
        _made.Add(new LucenePassageIndex());
        return _made[^1];
    }
}

public sealed class LucenePassageIndexAgreementTests : PassageIndexAgreement
{
    private protected override int Corpora => 200;

    private protected override IPassageIndex NewIndex() => new LucenePassageIndex();
}

public sealed class CorpusOverLucenePassageIndexTests : CorpusOverKeptIndexTests
{
    private protected override IPersistentPassageIndex Open(string folder) => LucenePassageIndex.Open(folder, NullLogger.Instance);
}
