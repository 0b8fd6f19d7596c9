using System.Collections.Concurrent;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Discord.Asking;

/// <summary>The questions that are being answered right now, so that what happens to them meanwhile can be heeded.</summary>
internal sealed class PendingQuestions
{
    private readonly ConcurrentDictionary<string, PendingQuestion> _byMessage = new(StringComparer.Ordinal);

    public int Count => _byMessage.Count;

    public PendingQuestion Begin(AskedQuestion question, ReplyAddress address)
    {
        var pending = new PendingQuestion(question);
        _byMessage[address.Nonce] = pending;
        return pending;
    }

    public void End(PendingQuestion pending, ReplyAddress address)
    {
        _byMessage.TryRemove(new KeyValuePair<string, PendingQuestion>(address.Nonce, pending));
        pending.Dispose();
    }

    /// <summary>Gives up the question of a message, where it is still waiting for its reply.</summary>
    public bool Withdraw(string messageId, string reason) => _byMessage.TryGetValue("m" + messageId, out var pending) && pending.Withdraw(reason);

    public void WithdrawGuild(string guildId, string reason)
    {
        foreach (var pending in _byMessage.Values.Where(pending => pending.Question.Place.Space == guildId))
        {
            pending.Withdraw(reason);
        }
    }
}

/// <summary>A question that is being answered.</summary>
internal sealed class PendingQuestion(AskedQuestion question) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _withdrawn = new();
    private bool _isOver;

    public AskedQuestion Question => question;

    /// <summary>Why the question is to get no reply; null while it is.</summary>
    public string? Reason { get; private set; }

    public CancellationToken Withdrawn => _withdrawn.Token;

    /// <returns>False where it is too late.</returns>
    public bool Withdraw(string reason)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return false;
            }

            Reason ??= reason;
        }

        try
        {
            _withdrawn.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        return true;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _withdrawn.Dispose();
    }
}
