using System.Collections.Frozen;
using System.Text.Json;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>The packs of all languages that have one.</summary>
public sealed class LanguagePacks
{
    /// <summary>The folder below <c>config/</c>.</summary>
    public const string Folder = "lang";

    private readonly FrozenDictionary<string, LanguagePack> _byCode;

    private LanguagePacks(IEnumerable<LanguagePack> packs) =>
        _byCode = packs.ToFrozenDictionary(pack => pack.Code, StringComparer.Ordinal);

    public static LanguagePacks None { get; } = new([]);

    public LanguagePack? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Reads every file of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="languages">Those whose words are known.</param>
    /// <exception cref="FormatException">A file is none of a known language, or lacks an entry, or has one that is not known.</exception>
    public static LanguagePacks Read(string folder, Languages languages)
    {
        var packs = new List<LanguagePack>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var code = Path.GetFileNameWithoutExtension(path);
            if (Path.GetExtension(path) != ".json" || !languages.Knows(code))
            {
                var known = string.Join(", ", languages.All.Select(language => language.Code).Order(StringComparer.Ordinal));
                throw new FormatException(
                    $"{path} is no language pack: name it after one of {known}, as in de.json, or take it away.");
            }

            packs.Add(Parse(code, File.ReadAllText(path), path));
        }

        return new LanguagePacks(packs);
    }

    internal static LanguagePack Parse(string code, string json, string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, LanguagePackJson.Default.LanguagePackFile)
                ?? throw new FormatException($"{path} is empty.");
            var pack = new LanguagePack(code, file);
            pack.Check();
            return pack;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
