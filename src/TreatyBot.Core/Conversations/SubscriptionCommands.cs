using System.Globalization;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Conversations;

/// <summary>Subscribes and ends subscriptions; each says what came of it in a sentence.</summary>
public sealed class SubscriptionCommands(ISubscriptionStore store, Corpus corpus)
{
    /// <summary>In characters: a topic, no text.</summary>
    private const int LongestTopic = 200;

    /// <summary>Each is asked of every new document.</summary>
    private const int MostInOnePlace = 20;

    public async Task<string> SubscribeAsync(AskedQuestion command, string topic, CancellationToken cancellationToken)
    {
        var locale = command.Locale;
        if (command.Place.Kind == PlaceKind.Local || command.ReplyTo is null)
        {
            return InterfaceTexts.Get("SubscribeInChat", locale);
        }

        if (topic.Length > LongestTopic)
        {
            return InterfaceTexts.Format("SubscribeTooLong", locale, LongestTopic);
        }

        var here = await ListAsync(command.Place, cancellationToken);
        if (topic.Length == 0)
        {
            return here.Count == 0
                ? InterfaceTexts.Get("SubscribeHow", locale)
                : InterfaceTexts.Format(
                    "SubscriptionsHere",
                    locale,
                    string.Join("; ", here.Select(known => InterfaceTexts.Format("SubscriptionNamed", locale, known.Id, known.Topic))));
        }

        if (here.Count >= MostInOnePlace && here.All(known => known.Topic != topic))
        {
            return InterfaceTexts.Format("SubscribeTooMany", locale, here.Count);
        }

        var kept = await store.SaveAsync(
            new Subscription(
                0, topic, command.Asker, WithoutThread(command.Place), locale, command.ReplyTo, corpus.Settled.NewestReadingId),
            cancellationToken);
        return InterfaceTexts.Format("Subscribed", locale, kept.Id, topic);
    }

    /// <summary>Whoever may write in a place may end what is told there.</summary>
    public async Task<string> UnsubscribeAsync(AskedQuestion command, string number, CancellationToken cancellationToken) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && (await ListAsync(command.Place, cancellationToken)).Any(known => known.Id == id)
        && await store.RemoveAsync(id, cancellationToken)
            ? InterfaceTexts.Format("Unsubscribed", command.Locale, id)
            : InterfaceTexts.Format("NoSuchSubscription", command.Locale, ShortText.Shorten(number, 20));

    private async Task<List<Subscription>> ListAsync(Place place, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Where(known => known.Place == WithoutThread(place))];

    private static Place WithoutThread(Place place) => place with { Thread = null };
}
