using System.Globalization;
using TreatyBot.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Hosting;

/// <summary>Reads what a collection's documents are fetched from, and refuses what cannot be meant.</summary>
internal static class ConfiguredSources
{
    /// <param name="values">The configuration.</param>
    /// <param name="key">Where the list stands.</param>
    /// <param name="root">What a path on this machine counts from.</param>
    /// <exception cref="SetupException">A kind that there is not, an address that is none.</exception>
    public static IEnumerable<SourceOptions> Read(ConfiguredValues values, string key, string root)
    {
        foreach (var group in values.ListGroups(key))
        {
            var options = Read(group);
            SourceKinds.ResolveAddress(options, root);
            if (SourceKinds.Refuse(options) is { } refused)
            {
                var meant = refused.Setting == nameof(SourceOptions.Kind) && NearestName.Find(options.Kind, SourceKinds.Names) is { } near
                    ? $"; did you mean '{near}'?"
                    : ".";
                throw new SetupException($"{values.Describe($"{group.Key}:{refused.Setting}")} {refused.Fault}{meant}");
            }

            yield return options;
        }
    }

    private static SourceOptions Read(ConfiguredGroup group)
    {
        var options = new SourceOptions
        {
            Kind = group.Find(nameof(SourceOptions.Kind))?.Trim() ?? "",
            Address = group.Find(nameof(SourceOptions.Address))?.Trim() ?? "",
            Every = TimeSpan.TryParse(group.Find(nameof(SourceOptions.Every)), CultureInfo.InvariantCulture, out var every) ? every : null,
            Branch = group.Find(nameof(SourceOptions.Branch)),
            Folder = group.Find(nameof(SourceOptions.Folder)),
            Link = group.Find(nameof(SourceOptions.Link)),
        };
        foreach (var pattern in group.ListEntries(nameof(SourceOptions.Include)))
        {
            options.Include.Add(pattern);
        }

        return options;
    }
}
