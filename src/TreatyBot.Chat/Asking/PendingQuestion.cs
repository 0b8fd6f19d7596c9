using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Asking;

/// <summary>A question that is accepted and not yet replied to, and the way back to where it was asked.</summary>
public sealed class PendingQuestion<TAddress>(AskedQuestion question, TAddress address)
    where TAddress : class, IReplyAddress
{
    private readonly Lock _lock = new();
    private AskedQuestion _question = question;
    private CancellationTokenSource? _attempt;

    /// <summary>As it reads now.</summary>
    public AskedQuestion Question
    {
        get
        {
            lock (_lock)
            {
                return _question;
            }
        }
    }

    public string EventKey { get; } = question.EventKey;

    public TAddress Address => address;

    /// <summary>What the platform shows of the bot's being at work; null while it was not asked to.</summary>
    public Task<bool>? Announced { get; set; }

    /// <summary>Why the question is to get no reply; null while it is.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>The asker has edited it: what is under way for the old wording ends.</summary>
    public void Revise(string text) => Change(() => _question = _question with { Text = text });

    /// <summary>It is to get no reply.</summary>
    public void Withdraw(string reason) => Change(() => WithdrawnBecause ??= reason);

    /// <summary>Begins to answer it as it reads now; the result is cancelled where that changes.</summary>
    internal CancellationTokenSource BeginAttempt(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        }
    }

    private void Change(Action change)
    {
        CancellationTokenSource? attempt;
        lock (_lock)
        {
            change();
            attempt = _attempt;
        }

        try
        {
            attempt?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Its reply was faster.
        }
    }
}
