using System.Diagnostics.Metrics;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Telemetry;

/// <summary>How the worker stands at the moment that somebody looks: what is indexed, embedded and waiting, how fresh it is.</summary>
internal sealed class StateMetrics : IDisposable
{
    public const string Name = "TreatyBot.State";

    private static readonly string[] Platforms = ["discord", "slack", "web", "console"];

    private readonly Meter _meter = new(Name);

    public StateMetrics(
        Corpus corpus,
        CorpusVectors vectors,
        TextEncoder encoder,
        CollectionSources sources,
        IConversationStore conversations,
        TimeProvider clock)
    {
        _meter.CreateObservableGauge(
            "treatybot.index.documents",
            () => corpus.Catalogue.Entries.GroupBy(entry => entry.Document.Collection, StringComparer.Ordinal)
                .Select(group => new Measurement<int>(group.Count(), Tag("collection", group.Key))),
            "{document}",
            "Documents that answer, by collection.");
        _meter.CreateObservableGauge(
            "treatybot.index.passages", () => corpus.Catalogue.PassageCount, "{passage}", "Passages that can be found.");
        _meter.CreateObservableGauge(
            "treatybot.index.age",
            () => corpus.Catalogue.Entries.Count == 0 ? Array.Empty<Measurement<double>>()
                : [new((clock.GetUtcNow() - corpus.Catalogue.Entries.Max(entry => entry.IndexedAt)).TotalSeconds)],
            "s",
            "How long ago the newest text was indexed.");
        _meter.CreateObservableGauge(
            "treatybot.meaning.passages",
            () => encoder.IsOn ? vectors.Progress(corpus.Catalogue.Entries).Passages : 0,
            "{passage}",
            "Passages that can be compared by meaning.");
        _meter.CreateObservableGauge(
            "treatybot.questions.waiting",
            () => Platforms.Select(platform => new Measurement<int>(
                conversations.ListUnfinishedAsync(platform, CancellationToken.None).GetAwaiter().GetResult().Count,
                Tag("platform", platform))),
            "{question}",
            "Questions that were taken in and have no reply yet.");
        _meter.CreateObservableGauge(
            "treatybot.sources.down",
            () => sources.All.Select(collection => new Measurement<int>(
                sources.StatusOf(collection.Name).Count(status => status.DownSince is not null), Tag("collection", collection.Name))),
            "{source}",
            "Sources that cannot be brought up to date, by collection.");
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
