using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// What is counted and timed of questions, for whoever listens: names, kinds and times, never a question, an asker or a document.
/// </summary>
public static class DeskMetrics
{
    /// <summary>The name of the meter, and of the source of traces.</summary>
    public const string Name = "TreatyBot";

    /// <summary>An answer takes milliseconds; beyond a few seconds it does not matter how many.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<double> Tenths = new()
    {
        HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Asked =
        Meter.CreateCounter<long>("treatybot.questions.asked", "{question}", "Questions that were taken in, by platform.");

    private static readonly Counter<long> Replied =
        Meter.CreateCounter<long>("treatybot.questions.replied", "{question}", "Replies, by platform and outcome.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram("treatybot.answer.duration", "s", "How long an answer took to find.", advice: Seconds);

    private static readonly Histogram<double> Confidence =
        Meter.CreateHistogram("treatybot.answer.confidence", "1", "How sure given answers were.", advice: Tenths);

    private static readonly Counter<long> Rated =
        Meter.CreateCounter<long>("treatybot.replies.rated", "{opinion}", "Opinions on replies.");

    /// <summary>A trace of one reply; null where nobody traces.</summary>
    internal static Activity? StartReply(string platform) => Source.StartActivity("reply")?.SetTag("treatybot.platform", platform);

    internal static void CountAsked(string platform) => Asked.Add(1, Tag("platform", platform));

    internal static void CountReply(string platform, string outcome, double confidence, TimeSpan elapsed)
    {
        Activity.Current?.SetTag("treatybot.outcome", outcome);
        Replied.Add(1, Tag("platform", platform), Tag("outcome", outcome));
        Duration.Record(elapsed.TotalSeconds, Tag("platform", platform), Tag("outcome", outcome));
        if (confidence > 0)
        {
            Confidence.Record(confidence, Tag("outcome", outcome));
        }
    }

    internal static void CountRating(string platform, bool helpful) =>
        Rated.Add(1, Tag("platform", platform), Tag("helpful", helpful ? "yes" : "no"));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
