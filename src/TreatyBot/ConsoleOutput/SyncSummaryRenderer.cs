using Spectre.Console;
using TreatyBot.Hosting;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.ConsoleOutput;

/// <summary>Writes what a sync did: counts, and by name whatever was changed, removed or refused.</summary>
internal static class SyncSummaryRenderer
{
    /// <summary>Longer lists are cut, and say so; refusals are always listed whole.</summary>
    private const int MaxNames = 20;

    public static void Write(IAnsiConsole console, IReadOnlyList<SyncSummary> summaries, CollectionSources sources)
    {
        foreach (var summary in summaries)
        {
            console.Write(new Text($"{ConsoleText.Inert(summary.Collection)}\n", new Style(decoration: Decoration.Bold)));
            if (summary.Failure is { } failure)
            {
                console.Write(new Text($"  {ConsoleText.Inert(failure)}\n", new Style(Color.Red)));
                continue;
            }

            var renamed = summary.Renamed.Count > 0 ? $"{summary.Renamed.Count} renamed, " : "";
            console.Write(new Text(
                $"  {summary.Added.Count} added, {summary.Changed.Count} changed, {renamed}{summary.Removed.Count} removed, "
                + $"{summary.Unchanged} unchanged, {summary.Refused.Count} refused\n"));
            foreach (var down in sources.StatusOf(summary.Collection).Where(status => status.DownSince is not null))
            {
                console.Write(new Text($"  {ConsoleText.Inert(SourceStatusText.Describe(down))}\n", new Style(Color.Yellow)));
            }

            Names(console, "added", summary.Added);
            Names(console, "changed", summary.Changed);
            Names(console, "renamed", [.. summary.Renamed.Select(file => $"{file.From} to {file.To}")]);
            Names(console, "removed", summary.Removed);
            foreach (var refused in summary.Refused)
            {
                var still = refused.StillAnswers ? " What was read of it before still answers." : "";
                var text = $"  refused {ConsoleText.Inert(refused.Path)}: {ConsoleText.Inert(refused.Reason)}{still}\n";
                console.Write(new Text(text, new Style(Color.Yellow)));
            }

            foreach (var warning in summary.Warnings)
            {
                console.Write(new Text(
                    $"  warning {ConsoleText.Inert(warning.Path)}: {ConsoleText.Inert(warning.Reason)}\n", new Style(Color.Yellow)));
            }

            foreach (var kind in summary.PassedOver
                .GroupBy(file => Path.GetExtension(file.Path).ToLowerInvariant(), StringComparer.Ordinal)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal))
            {
                var files = kind.Key.Length > 0 ? $"{ConsoleText.Inert(kind.Key)} files" : "files without an ending";
                console.Write(new Text($"  passed over {kind.Count()} {files}: there is no reader for them\n", new Style(Color.Grey)));
                Names(console, "passed over", [.. kind.Select(file => file.Reason.Length > 0 ? $"{file.Path}: {file.Reason}" : file.Path)]);
            }
        }
    }

    private static void Names(IAnsiConsole console, string what, IReadOnlyList<string> paths)
    {
        foreach (var path in paths.Take(MaxNames))
        {
            console.Write(new Text($"  {what} {ConsoleText.Inert(path)}\n", new Style(Color.Grey)));
        }

        if (paths.Count > MaxNames)
        {
            console.Write(new Text($"  … and {paths.Count - MaxNames} more {what}\n", new Style(Color.Grey)));
        }
    }
}
