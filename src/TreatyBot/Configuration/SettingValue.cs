using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace TreatyBot.Configuration;

/// <summary>Tells whether a text can be a setting's value, and what it has to be where it cannot.</summary>
internal static class SettingValue
{
    /// <returns>What it has to be, as in "has to be true or false"; null where the text will do.</returns>
    public static string? Refuse(SettingNode.Value setting, string text)
    {
        var type = Nullable.GetUnderlyingType(setting.Type) ?? setting.Type;
        if (text.Length == 0 && (type != setting.Type || type == typeof(string)))
        {
            return setting.Rules.OfType<RequiredAttribute>().Any() ? "has to be given" : null;
        }

        return TryConvert(type, text, out var value) && setting.Rules.All(rule => rule.IsValid(value))
            ? null
            : "has to be " + Describe(type, setting.Rules);
    }

    private static bool TryConvert(Type type, string text, out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return value is not Uri { IsAbsoluteUri: false } && (!type.IsEnum || Enum.IsDefined(type, value!));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static string Describe(Type type, IReadOnlyList<ValidationAttribute> rules)
    {
        if (rules.FirstOrDefault(rule => rule.ErrorMessage is not null) is { ErrorMessage: { } own })
        {
            return own;
        }

        var kind = type == typeof(bool) ? "true or false"
            : type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type))
            : type == typeof(Uri) ? "a whole address, such as https://example.org/"
            : type == typeof(TimeSpan) ? "a span of time, such as 00:00:30"
            : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? "a number"
            : type == typeof(string) ? "text"
            : "a whole number";
        return rules.OfType<RangeAttribute>().FirstOrDefault() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{kind} from {range.Minimum} to {range.Maximum}")
            : kind;
    }
}
