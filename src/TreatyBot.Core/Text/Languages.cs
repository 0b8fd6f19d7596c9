using System.Collections.Frozen;

namespace TreatyBot.Core.Text;

/// <summary>The languages whose words are known.</summary>
public sealed class Languages
{
    private readonly FrozenDictionary<string, Language> _byCode;

    /// <param name="others">Beside English; each code once.</param>
    public Languages(IEnumerable<Language> others) =>
        _byCode = others.Prepend(Language.English).ToFrozenDictionary(language => language.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>English and no other.</summary>
    public static Languages EnglishAlone { get; } = new([]);

    public IReadOnlyCollection<Language> All => _byCode.Values;

    /// <summary>A language by its code; English for one that is not known.</summary>
    public Language Find(string code) => _byCode.GetValueOrDefault(code, Language.English);

    public bool Knows(string code) => _byCode.ContainsKey(code);
}
