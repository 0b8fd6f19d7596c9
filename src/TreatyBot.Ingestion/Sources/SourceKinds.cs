using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources.Feeds;
using TreatyBot.Ingestion.Sources.Git;
using TreatyBot.Ingestion.Sources.Sitemaps;
using TreatyBot.Ingestion.Sources.Web;

namespace TreatyBot.Ingestion.Sources;

/// <summary>The kinds of sources that are fetched, and what may be configured of each. Another kind is a line here and a folder.</summary>
public static class SourceKinds
{
    private static readonly ISourceKind[] All = [new PageKind(), new SitemapKind(), new FeedKind(), new GitKind()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    /// <summary>Null, or what is wrong with a source as it is configured.</summary>
    /// <returns>The setting that is at fault, and what is wrong with it.</returns>
    public static (string Setting, string Fault)? Refuse(SourceOptions options)
    {
        if (Find(options.Kind) is not { } kind)
        {
            return (nameof(options.Kind), options.Kind.Length == 0
                ? $"is missing: there are {string.Join(", ", Names)}"
                : $"is '{options.Kind}', but there are {string.Join(", ", Names)}");
        }

        if (options.Address.Length == 0)
        {
            return (nameof(options.Address), "is missing");
        }

        foreach (var setting in GivenSettings(options))
        {
            if (!kind.Settings.Contains(setting, StringComparer.Ordinal))
            {
                return (setting, $"does nothing for a source of the kind {kind.Name}");
            }
        }

        return kind.Refuse(options) is { } fault ? (nameof(options.Address), fault) : null;
    }

    /// <summary>Makes a path on this machine a whole one.</summary>
    /// <param name="options">The source.</param>
    /// <param name="root">What its path counts from.</param>
    public static void ResolveAddress(SourceOptions options, string root) =>
        options.Address = Find(options.Kind)?.ResolveAddress(options.Address, root) ?? options.Address;

    internal static ISourceKind? Find(string name) =>
        Array.Find(All, kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> GivenSettings(SourceOptions options)
    {
        if (options.Include.Count > 0)
        {
            yield return nameof(options.Include);
        }

        foreach (var (name, value) in new[]
        {
            (nameof(options.Branch), options.Branch), (nameof(options.Folder), options.Folder), (nameof(options.Link), options.Link),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return name;
            }
        }
    }
}
