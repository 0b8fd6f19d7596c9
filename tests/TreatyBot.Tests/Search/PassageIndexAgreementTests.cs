using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;

namespace TreatyBot.Tests.Search;

public sealed class PassageIndexAgreementTests : PassageIndexAgreement
{
    private protected override int Corpora => 1000;

    private protected override IPassageIndex NewIndex() => new PassageIndex();
}
