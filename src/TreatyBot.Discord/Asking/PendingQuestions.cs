using System.Collections.Concurrent;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Discord.Asking;

/// <summary>The questions that are being answered right now, so that what happens to them meanwhile can be heeded.</summary>
internal sealed class PendingQuestions
{
    private readonly ConcurrentDictionary<string, PendingQuestion> _byAddress = new(StringComparer.Ordinal);

    public int Count => _byAddress.Count;

    public PendingQuestion Begin(AskedQuestion question, ReplyAddress address)
    {
        var pending = new PendingQuestion(question, address);
        _byAddress[address.Nonce] = pending;
        return pending;
    }

    public void End(PendingQuestion pending)
    {
        _byAddress.TryRemove(new KeyValuePair<string, PendingQuestion>(pending.Address.Nonce, pending));
        pending.Dispose();
    }

    /// <summary>The question of a message, where it is still waiting for its reply.</summary>
    public PendingQuestion? Find(string messageId) => _byAddress.GetValueOrDefault(ReplyAddress.NonceOfMessage(messageId));

    public void WithdrawGuild(string guildId, string reason)
    {
        foreach (var pending in _byAddress.Values.Where(pending => pending.Question.Place.Space == guildId))
        {
            pending.Withdraw(reason);
        }
    }
}
