using System.Collections;
using System.Globalization;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Configuration;

/// <summary>
/// Finds what is wrong with the configuration before it is used: keys that there are not, values that cannot be. The binder passes over the
/// former in silence, and throws its own words for the latter.
/// </summary>
internal sealed class SettingsCheck
{
    private readonly ConfiguredValues _values;
    private readonly SettingNode.Group _root;
    private readonly List<string> _problems = [];

    private SettingsCheck(ConfiguredValues values, IEnumerable<SettingsSection> sections)
    {
        _values = values;
        _root = SettingNode.Read(sections);
    }

    /// <summary>One sentence for each problem: the key, where it is set, what may stand there.</summary>
    /// <param name="values">All that is configured.</param>
    /// <param name="sections">All that can be configured.</param>
    public static IReadOnlyList<string> Find(ConfiguredValues values, IEnumerable<SettingsSection> sections)
    {
        var check = new SettingsCheck(values, sections);
        check.Check("", check._root);
        return check._problems;
    }

    /// <summary>
    /// The same for names of environment variables that come near our prefix: a setting behind a single underscore is never read. What an
    /// orchestrator adds by itself (<c>TREATYBOT_SERVICE_HOST</c>) has no double one.
    /// </summary>
    public static IReadOnlyList<string> FindInEnvironment(IDictionary variables) =>
    [
        .. variables.Keys.Cast<string>()
            .Where(name => name.StartsWith("TREATYBOT", StringComparison.OrdinalIgnoreCase) && name.Contains("__", StringComparison.Ordinal)
                && !name.StartsWith(ConfiguredValues.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name =>
                $"The environment variable '{name}' is read by nobody: settings begin with {ConfiguredValues.EnvironmentPrefix} "
                + "(two underscores)."),
    ];

    private void Check(string key, SettingNode node)
    {
        var children = _values.ListChildren(key).ToList();
        switch (node)
        {
            case SettingNode.Value value:
                CheckValue(key, value, children);
                break;
            case SettingNode.List list:
                CheckNoValue(key, $"a list: write {key}:0 for its first entry, or [ … ] in a file");
                CheckEntries(key, list, children);
                break;
            case SettingNode.Map map:
                CheckNoValue(key, "a group of settings");
                children.ForEach(child => Check(Below(key, child), map.Entry));
                break;
            case SettingNode.Group group:
                CheckNoValue(key, "a group of settings: " + string.Join(", ", group.Children.Keys));
                children.ForEach(child => CheckChild(key, group, child));
                break;
        }
    }

    private void CheckChild(string key, SettingNode.Group group, string child)
    {
        var path = Below(key, child);
        if (path == SettingsSchema.Key)
        {
            return;
        }

        if (group.Children.TryGetValue(child, out var known))
        {
            Check(path, known);
            return;
        }

        var advice = FindMeant(key, group, child) is { } meant ? $"did you mean '{meant}'?"
            : key.Length == 0 ? $"there are {string.Join(", ", group.Children.Keys.Order(StringComparer.Ordinal))}."
            : $"below '{key}' there are {string.Join(", ", group.Children.Keys.Order(StringComparer.Ordinal))}.";
        _problems.Add($"{_values.Describe(path)} is no setting: {advice}");
    }

    /// <summary>The nearest name beside it; else a setting elsewhere whose last name is as near.</summary>
    private string? FindMeant(string key, SettingNode.Group group, string child)
    {
        if (NearestName.Find(child, group.Children.Keys) is { } sibling)
        {
            return Below(key, sibling);
        }

        var all = ListKeys("", _root).ToList();
        return NearestName.Find(LastName(child), all.Select(LastName)) is { } last
            ? all.Find(known => LastName(known) == last)
            : NearestName.Find(Below(key, child), all);
    }

    private void CheckEntries(string key, SettingNode.List list, List<string> children)
    {
        foreach (var child in children)
        {
            if (!int.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                _problems.Add(
                    $"{_values.Describe(Below(key, child))} is no setting: '{key}' is a list, whose entries are numbered: "
                    + $"{key}:0, {key}:1 ….");
                continue;
            }

            Check(Below(key, child), list.Entry);
        }
    }

    private void CheckValue(string key, SettingNode.Value value, List<string> children)
    {
        if (children.Count > 0)
        {
            _problems.Add($"{_values.Describe(Below(key, children[0]))} is no setting: '{key}' is one value and has nothing below it.");
        }
        else if (_values.Find(key) is { } text && SettingValue.Refuse(value, text) is { } rule)
        {
            _problems.Add($"{_values.Describe(key)} is {(IsSecret(key) ? "a secret that cannot be" : $"'{text}'")}, but {rule}.");
        }
    }

    /// <summary>A file's empty list is told as an empty text.</summary>
    private void CheckNoValue(string key, string rule)
    {
        if (key.Length > 0 && _values.Find(key) is { Length: > 0 } text)
        {
            _problems.Add($"{_values.Describe(key)} is '{text}', but has to be {rule}.");
        }
    }

    private static IEnumerable<string> ListKeys(string key, SettingNode node) => node switch
    {
        SettingNode.Group group => group.Children.SelectMany(child => ListKeys(Below(key, child.Key), child.Value)),
        SettingNode.List list => ListKeys(Below(key, "0"), list.Entry),
        _ => [key],
    };

    private static string Below(string key, string child) => key.Length == 0 ? child : $"{key}:{child}";

    private static string LastName(string key) => key[(key.LastIndexOf(':') + 1)..];

    private static bool IsSecret(string key) =>
        LastName(key).EndsWith("Token", StringComparison.OrdinalIgnoreCase)
        || LastName(key).EndsWith("Secret", StringComparison.OrdinalIgnoreCase);
}
