using TreatyBot.Core.Conversations;

namespace TreatyBot.Discord.Asking;

/// <summary>A question that is being answered, and the way back to where it was asked.</summary>
internal sealed class PendingQuestion(AskedQuestion question, ReplyAddress address) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancelled = new();
    private bool _isOver;

    public AskedQuestion Question => question;

    public ReplyAddress Address => address;

    /// <summary>Why the question is to get no reply; null while it is.</summary>
    public string? Reason { get; private set; }

    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>The question is to get no reply.</summary>
    public void Withdraw(string reason) => Cancel(() => Reason ??= reason);

    /// <summary>Another run answers the question in its new wording.</summary>
    public void Supersede() => Cancel(() => { });

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _cancelled.Dispose();
    }

    private void Cancel(Action note)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            note();
        }

        try
        {
            _cancelled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Its reply was faster.
        }
    }
}
