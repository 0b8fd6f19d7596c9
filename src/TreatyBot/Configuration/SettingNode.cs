using System.ComponentModel.DataAnnotations;
using System.Reflection;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Configuration;

/// <summary>What may stand at a place of the configuration, as the types of the options tell it.</summary>
internal abstract record SettingNode
{
    /// <summary>The property that is set; null for an entry of a list and for a whole section.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>One value.</summary>
    /// <param name="Type">What it is converted to.</param>
    /// <param name="Rules">What else must hold of it.</param>
    internal sealed record Value(Type Type, IReadOnlyList<ValidationAttribute> Rules) : SettingNode;

    /// <summary>Entries that are numbered from 0.</summary>
    internal sealed record List(SettingNode Entry) : SettingNode;

    /// <summary>Entries under names of the operator's choice.</summary>
    internal sealed record Map(SettingNode Entry) : SettingNode;

    /// <summary>Named settings.</summary>
    internal sealed record Group(IReadOnlyDictionary<string, SettingNode> Children) : SettingNode;

    /// <summary>Reads a type.</summary>
    /// <param name="type">A type that the configuration is bound to.</param>
    /// <param name="rules">The rules on the property that has it.</param>
    public static SettingNode Read(Type type, IReadOnlyList<ValidationAttribute>? rules = null)
    {
        if (IsValue(type))
        {
            return new Value(type, rules ?? []);
        }

        var shapes = type.GetInterfaces().Append(type).Where(shape => shape.IsGenericType).ToList();
        if (shapes.Find(shape => shape.GetGenericTypeDefinition() == typeof(IDictionary<,>)) is { } map)
        {
            return new Map(Read(map.GenericTypeArguments[1]));
        }

        return shapes.Find(shape => shape.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list
            ? new List(Read(list.GenericTypeArguments[0]))
            : new Group(type.GetProperties().Where(IsSetting).ToDictionary(
                property => property.Name,
                property => Read(property.PropertyType, [.. property.GetCustomAttributes<ValidationAttribute>()]) with
                {
                    Property = property,
                },
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>All that can be configured.</summary>
    public static Group Read(IEnumerable<SettingsSection> sections) =>
        new(sections.GroupBy(section => section.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(
            section => section.Key,
            section => section.Select(one => Read(one.Type)).Aggregate(Merge),
            StringComparer.OrdinalIgnoreCase));

    /// <summary>Two sections that begin at one place, such as the options of a project and a choice of the host's.</summary>
    public static SettingNode Merge(SettingNode one, SettingNode other) =>
        one is Group { Children: var left } && other is Group { Children: var right }
            ? new Group(left.Concat(right).GroupBy(child => child.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(
                child => child.Key, child => child.Select(pair => pair.Value).Aggregate(Merge), StringComparer.OrdinalIgnoreCase))
            : one;

    /// <summary>What the binder can fill: what can be set, and lists and groups that are there already.</summary>
    private static bool IsSetting(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } || !IsValue(property.PropertyType);

    private static bool IsValue(Type type) => type == typeof(string) || type.IsValueType || type == typeof(Uri);
}
