using TreatyBot.Core.Conversations;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>A desk whose answers wait.</summary>
internal sealed class SlowDesk(IDesk desk, Task until) : IDesk
{
    public Task<bool> AcceptAsync(AskedQuestion question, CancellationToken cancellationToken) =>
        desk.AcceptAsync(question, cancellationToken);

    public async Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        await until.WaitAsync(cancellationToken);
        return await desk.AnswerAsync(question, cancellationToken);
    }

    public Task PostedAsync(string eventKey, string? messageId, CancellationToken cancellationToken) =>
        desk.PostedAsync(eventKey, messageId, cancellationToken);

    public Task CloseAsync(string eventKey, string reason, CancellationToken cancellationToken) =>
        desk.CloseAsync(eventKey, reason, cancellationToken);

    public Task<bool> ReviseAsync(string eventKey, string text, CancellationToken cancellationToken) =>
        desk.ReviseAsync(eventKey, text, cancellationToken);

    public Task<IReadOnlyList<UnfinishedEvent>> ListUnfinishedAsync(string platform, CancellationToken cancellationToken) =>
        desk.ListUnfinishedAsync(platform, cancellationToken);

    public Task<IReadOnlySet<string>> VisibleCollectionsAsync(Asker asker, Place place, CancellationToken cancellationToken) =>
        desk.VisibleCollectionsAsync(asker, place, cancellationToken);

    public Task<bool> HasRepliedInAsync(Place place, string? except, CancellationToken cancellationToken) =>
        desk.HasRepliedInAsync(place, except, cancellationToken);

    public Task<string> HowToAskAsync(AskedQuestion question, CancellationToken cancellationToken) =>
        desk.HowToAskAsync(question, cancellationToken);

    public Task<IReadOnlyList<string>> ListExamplesAsync(Asker asker, Place place, int count, CancellationToken cancellationToken) =>
        desk.ListExamplesAsync(asker, place, count, cancellationToken);

    public Task<Reply?> MoreAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken) =>
        desk.MoreAsync(eventKey, asker, place, cancellationToken);

    public Task<Reply?> SearchAsync(string eventKey, Asker asker, Place place, CancellationToken cancellationToken) =>
        desk.SearchAsync(eventKey, asker, place, cancellationToken);

    public Task<Reply?> TurnToArticleAsync(
        string eventKey, int passage, Asker asker, Place place, CancellationToken cancellationToken) =>
        desk.TurnToArticleAsync(eventKey, passage, asker, place, cancellationToken);

    public Task<FeedbackReasonResult> ExplainRatingAsync(
        string eventKey, Asker asker, FeedbackReason reason, string? words, CancellationToken cancellationToken) =>
        desk.ExplainRatingAsync(eventKey, asker, reason, words, cancellationToken);

    public Task<IReadOnlyList<ThreadTurn>> ListTurnsAsync(
        Asker asker, Place place, int most, CancellationToken cancellationToken) =>
        desk.ListTurnsAsync(asker, place, most, cancellationToken);

    public Task RateAsync(string eventKey, Asker asker, bool helpful, CancellationToken cancellationToken) =>
        desk.RateAsync(eventKey, asker, helpful, cancellationToken);
}
