using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conversations;

public sealed class UnreadableFilesTests
{
    private static readonly ReadAttempt Attempt = new(12, DateTimeOffset.UnixEpoch, "readers");

    [Fact]
    public async Task Files_that_were_opened_and_could_not_be_read_are_listed_and_no_others()
    {
        var store = new InMemoryDocumentStore();
        SourceFinding hung = new("hang.pdf", SourceFindingKind.Refused, "Reading it took longer than 60 s.") { Attempt = Attempt };
        await store.RecordFindingsAsync("mine", [
            hung,
            new("closed.txt", SourceFindingKind.Refused, "It cannot be opened."),
            new("scan.md", SourceFindingKind.PassedOver, "It is a PNG image.") { Attempt = Attempt },
            new("b.md", SourceFindingKind.Warning, "Line 2."),
        ], CancellationToken.None);
        await store.RecordFindingsAsync("theirs", [hung with { Path = "secret.pdf" }], CancellationToken.None);
        (await store.ListUnreadableAsync(["mine"], CancellationToken.None)).ShouldBe([hung]);
    }

    [Fact]
    public void Each_is_named_with_what_to_do_and_many_are_counted()
    {
        var files = Enumerable.Range(1, 5).Select(i =>
            new SourceFinding($"{i}.pdf", SourceFindingKind.Refused, "It is damaged. Save it anew.")).ToList();
        ReplyLayout.Unreadable(files[..1], locale: null).ShouldBe(["1.pdf could not be read. It is damaged. Save it anew."]);
        ReplyLayout.Unreadable(files, locale: null).Last().ShouldBe("2 more could not be read.");
        ReplyLayout.Unreadable([], locale: null).ShouldBeEmpty();
    }
}
