using System.Globalization;
using System.Resources;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// What the bot itself says, by language: <c>InterfaceTexts.resx</c> in English, <c>Texts/</c> in the others; English where a language has
/// no file of its own.
/// </summary>
public static class InterfaceTexts
{
    private static readonly ResourceManager Resources = new(typeof(InterfaceTexts));

    /// <param name="key">The name in the resource file.</param>
    /// <param name="locale">The asker's language as a BCP 47 tag; null or unknown: English.</param>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(string key, string? locale = null) =>
        TranslatedTexts.Find(locale)?.GetValueOrDefault(key)
        ?? Resources.GetString(key, CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"There is no interface text '{key}'.");

    /// <summary>The text with these values in its places <c>{0}</c>, <c>{1}</c> ….</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Format(string key, string? locale, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Get(key, locale), values);
}
