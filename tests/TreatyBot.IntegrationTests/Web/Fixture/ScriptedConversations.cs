using TreatyBot.Core.Conversations;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>The one question that the pages ask of the conversation store.</summary>
internal sealed class ScriptedConversations(ScriptedDesk desk) : IConversationStore
{
    public Task<AskedQuestion?> FindQuestionAsync(string eventKey, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Find(eventKey));

    public Task<bool> TryAcceptAsync(AskedQuestion question, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> TryClaimAsync(string eventKey, string run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string> SaveReplyAsync(string eventKey, string reply, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> FindReplyAsync(string eventKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task MarkPostedAsync(string eventKey, string? messageId, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task CloseAsync(string eventKey, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> TryReviseAsync(string eventKey, string text, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task LogAsync(QuestionLogEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<QuestionLogEntry>> ListLogAsync(string? thread, int take, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<FeedbackReasonResult> SaveFeedbackReasonAsync(
        string eventKey, Asker asker, FeedbackReason reason, string words, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SaveFeedbackAsync(string eventKey, Asker asker, bool helpful, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
