namespace TreatyBot.Configuration;

/// <summary>An entry of a list of groups, as one source of the configuration gives it.</summary>
/// <param name="key">Where it stands: <c>Collections:0:Sources:0</c>.</param>
/// <param name="source">The one source that counts.</param>
internal sealed class ConfiguredGroup(string key, IConfigurationProvider source)
{
    public string Key => key;

    public string? Find(string name) => source.TryGet($"{key}:{name}", out var value) ? value : null;

    public IEnumerable<string> ListEntries(string name) => source.GetChildKeys([], $"{key}:{name}")
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(ConfigurationKeyComparer.Instance)
        .Select(entry => Find($"{name}:{entry}")).OfType<string>();
}
