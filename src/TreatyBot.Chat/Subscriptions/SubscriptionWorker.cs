using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Search;

namespace TreatyBot.Chat.Subscriptions;

/// <summary>
/// Looks at what is new for each subscription, and has it told. The telling is accepted under a name that it has once and for all, and only
/// then the document counts as seen: killed in between, it is accepted again, which changes nothing.
/// </summary>
internal sealed partial class SubscriptionWorker(
    ISubscriptionStore store,
    NewsFinder news,
    Corpus corpus,
    IEnumerable<INewsRoute> routes,
    TimeProvider clock,
    ILogger<SubscriptionWorker> logger) : BackgroundService
{
    /// <summary>As often as the worker looks whether anything has changed.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, INewsRoute> _routes = routes.ToDictionary(route => route.Platform, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Catalogue? seen = null;
        using var looks = new PeriodicTimer(BetweenLooks, clock);
        try
        {
            while (await looks.WaitForNextTickAsync(stoppingToken))
            {
                var settled = corpus.Settled;
                if (!corpus.IsOpen || ReferenceEquals(settled, seen))
                {
                    continue;
                }

                if (await TryLookAsync(settled, stoppingToken))
                {
                    seen = settled;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is looked at after the next start.
        }
    }

    private async Task<bool> TryLookAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        try
        {
            await LookThroughAsync(catalogue, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            return false;
        }
    }

    /// <summary>Looks at what of these documents is new to each subscription.</summary>
    internal async Task LookThroughAsync(Catalogue catalogue, CancellationToken cancellationToken)
    {
        foreach (var subscription in await store.ListAsync(cancellationToken))
        {
            await LookAsync(subscription, catalogue, cancellationToken);
        }
    }

    private async Task LookAsync(Subscription subscription, Catalogue catalogue, CancellationToken cancellationToken)
    {
        if (!_routes.TryGetValue(subscription.Place.Platform, out var route))
        {
            return;
        }

        foreach (var entry in await news.FindAsync(subscription, catalogue, cancellationToken))
        {
            await route.TakeAsync(
                new AskedQuestion(
                    subscription.KeyOf(entry.ReadingId),
                    new LookupCommand(LookupKind.News, $"{entry.Document.Id} {subscription.Topic}").ToString(),
                    subscription.Asker,
                    subscription.Place,
                    clock.GetUtcNow(),
                    subscription.Locale,
                    ReplyTo: subscription.ReplyTo),
                cancellationToken);
        }

        if (catalogue.NewestReadingId > subscription.SeenReading)
        {
            await store.AdvanceAsync(subscription.Id, catalogue.NewestReadingId, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Error, "What is new could not be told to those who subscribed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
