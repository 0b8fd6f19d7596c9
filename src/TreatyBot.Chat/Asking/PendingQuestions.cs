using System.Collections.Concurrent;

namespace TreatyBot.Chat.Asking;

/// <summary>The questions that are accepted and not yet replied to, so that what happens to them meanwhile can be heeded.</summary>
internal sealed class PendingQuestions<TAddress>
    where TAddress : class, IReplyAddress
{
    private readonly ConcurrentDictionary<string, PendingQuestion<TAddress>> _byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PendingQuestion<TAddress>> _byMessage = new(StringComparer.Ordinal);

    public int Count => _byKey.Count;

    public IEnumerable<PendingQuestion<TAddress>> All => _byKey.Values;

    public void Add(PendingQuestion<TAddress> asked)
    {
        _byKey[asked.EventKey] = asked;
        if (asked.Address.Message is { } message)
        {
            _byMessage[message] = asked;
        }
    }

    public void Remove(PendingQuestion<TAddress> asked)
    {
        _byKey.TryRemove(KeyValuePair.Create(asked.EventKey, asked));
        if (asked.Address.Message is { } message)
        {
            _byMessage.TryRemove(KeyValuePair.Create(message, asked));
        }
    }

    public PendingQuestion<TAddress>? Find(string message) => _byMessage.GetValueOrDefault(message);
}
