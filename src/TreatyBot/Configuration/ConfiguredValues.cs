using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace TreatyBot.Configuration;

/// <summary>What the sources of the configuration say, and which of them says it. The last one that has a key wins.</summary>
internal sealed class ConfiguredValues(IReadOnlyList<IConfigurationProvider> sources)
{
    public const string EnvironmentPrefix = "TREATYBOT__";

    /// <summary>The names below a key, each once; those of the configuration's root where the key is empty.</summary>
    public IEnumerable<string> ListChildren(string key) =>
        Enumerable.Range(0, sources.Count).SelectMany(source => ListChildren(key, source)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(ConfigurationKeyComparer.Instance);

    /// <summary>The values of a list, from the last source alone that gives it any.</summary>
    public IReadOnlyList<string> ListEntries(string key) => FindSource(key) is >= 0 and var source
        ?
        [
            .. ListChildren(key, source).Order(ConfigurationKeyComparer.Instance)
                .Select(entry => sources[source].TryGet($"{key}:{entry}", out var value) ? value : null).OfType<string>(),
        ]
        : [];

    /// <summary>The entries of a list of groups, from the last source alone that gives it any.</summary>
    public IReadOnlyList<ConfiguredGroup> ListGroups(string key) => FindSource(key) is >= 0 and var source
        ?
        [
            .. ListChildren(key, source).Order(ConfigurationKeyComparer.Instance)
                .Select(entry => new ConfiguredGroup($"{key}:{entry}", sources[source])),
        ]
        : [];

    /// <summary>The value that counts; null where no source gives one.</summary>
    public string? Find(string key) =>
        sources.Reverse().Select(source => source.TryGet(key, out var value) ? value : null).FirstOrDefault(value => value is not null);

    /// <summary>The last source that says anything at a key or below it; -1 where none does.</summary>
    public int FindSource(string key)
    {
        var last = sources.Count - 1;
        while (last >= 0 && !sources[last].TryGet(key, out _) && !sources[last].GetChildKeys([], key).Any())
        {
            last--;
        }

        return last;
    }

    /// <summary>A key as somebody wrote it, with the source: <c>'Web:Url' (--set)</c>.</summary>
    public string Describe(string key) => FindSource(key) is >= 0 and var at ? $"'{key}' ({Name(sources[at], key)})" : $"'{key}'";

    private IEnumerable<string> ListChildren(string key, int source) =>
        sources[source].GetChildKeys([], key.Length == 0 ? null : key).Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Name(IConfigurationProvider source, string key) => source switch
    {
        JsonConfigurationProvider { Source.Path: { } path } => Path.GetFileName(path),
        EnvironmentVariablesConfigurationProvider => EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal),
        _ => "--set",
    };
}
