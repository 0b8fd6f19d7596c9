using System.Globalization;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources.State;

/// <summary>Says in a sync's result how a source is.</summary>
internal static class KeptState
{
    /// <summary>Adds what there is to say of the source itself.</summary>
    /// <param name="result">Where it is said.</param>
    /// <param name="state">How it is.</param>
    /// <param name="address">How people know it.</param>
    /// <param name="prefixes">How the paths of its documents begin.</param>
    public static void Report(this ScanResult result, SourceState state, string address, params ReadOnlySpan<string> prefixes)
    {
        if (state.Succeeded is null)
        {
            // What lay here may be lost, with the folder or a backup: nothing is withdrawn until it is known what there is.
            foreach (var prefix in prefixes)
            {
                result.Unseen.Add(prefix);
            }
        }

        if (state.DownSince is { } since)
        {
            // Why is for the operator alone: it may name hosts and folders of his.
            result.Down.Add(new(address, SourceFindingKind.Down, state.Succeeded is { } last
                ? $"It has been down since {Say(since)}; what was fetched of it at {Say(last)} still answers."
                : $"It has been down since {Say(since)}, and nothing was fetched of it before."));
        }

        result.Warnings.AddRange(state.Warnings.Select(warning => new SourceFinding(address, SourceFindingKind.Warning, warning)));
    }

    /// <summary>A point in time as it is told to people: to the minute, so that it reads the same in every report.</summary>
    public static string Say(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
