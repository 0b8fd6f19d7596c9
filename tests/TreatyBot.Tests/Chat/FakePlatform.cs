using System.Collections.Concurrent;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Chat;

internal sealed record FakeAddress(string? Message, string? Queue = null, string? Unreadable = null) : IReplyAddress;

/// <summary>A platform that does as it is told and keeps what it gets.</summary>
internal sealed class FakePlatform : IChatPlatform<FakeAddress>
{
    public string Name => "discord";

    /// <summary>What came of each attempt to post, in order; after the last all succeed.</summary>
    public Queue<PostOutcome> Outcomes { get; } = new();

    public ConcurrentQueue<(string EventKey, ChatContent Content)> Posts { get; } = new();

    public ConcurrentQueue<string> Told { get; } = new();

    public ConcurrentQueue<(string EventKey, bool IsWaiting)> Announced { get; } = new();

    public int Looks { get; private set; }

    /// <summary>What a look finds.</summary>
    public PostOutcome? Found { get; set; }

    public string? Unreachable { get; set; }

    /// <summary>Each question waits for this before it is answered.</summary>
    public Task Turn { get; set; } = Task.CompletedTask;

    public FakeAddress? ReadAddress(string? replyTo) => replyTo is null ? null : new FakeAddress(replyTo);

    public FakeAddress? NewsAddressOf(FakeAddress subscribed, string eventKey) => new(null);

    public string? WhyUnreachable(FakeAddress address) => Unreachable;

    public Task<PostOutcome?> FindPostedAsync(PendingQuestion<FakeAddress> asked, CancellationToken cancellationToken)
    {
        Looks++;
        return Task.FromResult(Found);
    }

    public Task<bool> AnnounceAsync(PendingQuestion<FakeAddress> asked, bool isWaiting, CancellationToken cancellationToken)
    {
        Announced.Enqueue((asked.EventKey, isWaiting));
        return Task.FromResult(true);
    }

    public Task WaitForTurnAsync(FakeAddress address, CancellationToken cancellationToken) => Turn.WaitAsync(cancellationToken);

    public Task<AskedQuestion> LocateAsync(PendingQuestion<FakeAddress> asked, CancellationToken cancellationToken) =>
        Task.FromResult(asked.Question);

    public Task<PostOutcome> PostAsync(PendingQuestion<FakeAddress> asked, ChatContent content, CancellationToken cancellationToken)
    {
        Posts.Enqueue((asked.EventKey, content));
        return Task.FromResult(Outcomes.TryDequeue(out var outcome) ? outcome : new Posted("posted"));
    }

    public Task AfterPostedAsync(PendingQuestion<FakeAddress> asked, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task TellAsync(PendingQuestion<FakeAddress> asked, string sentence, CancellationToken cancellationToken)
    {
        Told.Enqueue(sentence);
        return Task.CompletedTask;
    }
}
