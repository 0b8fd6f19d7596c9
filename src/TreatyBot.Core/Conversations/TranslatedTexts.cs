using System.Collections.Frozen;
using System.Text.Json;

namespace TreatyBot.Core.Conversations;

/// <summary>The texts of the languages beside English, each read when it is first spoken.</summary>
internal static class TranslatedTexts
{
    private const string Prefix = "texts/";

    private static readonly FrozenDictionary<string, Lazy<IReadOnlyDictionary<string, string>>> ByLanguage =
        typeof(TranslatedTexts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[Prefix.Length..],
                name => new Lazy<IReadOnlyDictionary<string, string>>(() => Read(name)),
                StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages that have texts of their own.</summary>
    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    /// <summary>The texts for a locale such as <c>pt-BR</c> or <c>zh-TW</c>; null where there are none.</summary>
    public static IReadOnlyDictionary<string, string>? Find(string? locale) =>
        locale is not null && ByLanguage.TryGetValue(LanguageOf(locale), out var texts) ? texts.Value : null;

    /// <summary>
    /// The file of a locale. Chinese is told by its script, or by where it is written: Unicode's likely subtags, unicode.org/reports/tr35.
    /// </summary>
    private static string LanguageOf(string locale)
    {
        var parts = locale.Split('-', '_');
        return !parts[0].Equals("zh", StringComparison.OrdinalIgnoreCase) ? parts[0]
            : parts.Any(part => part.ToUpperInvariant() is "HANT" or "TW" or "HK" or "MO") ? "zh-Hant"
            : "zh-Hans";
    }

    private static Dictionary<string, string> Read(string name)
    {
        using var stream = typeof(TranslatedTexts).Assembly.GetManifestResourceStream(name)!;
        using var texts = JsonDocument.Parse(stream);
        return texts.RootElement.EnumerateObject()
            .ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
    }
}
