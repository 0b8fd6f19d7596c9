using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>
/// What the operator states of the files in one folder and below: <c>sources.yaml</c>, a map of file names or patterns (<c>*</c>, <c>?</c>;
/// with a <c>/</c> for a path below the folder) to <c>title</c>, <c>author</c>, <c>publisher</c>, <c>date</c>, <c>url</c>, <c>language</c>,
/// <c>version</c>, <c>ignore</c>, and how it stands to others (<c>replaces</c>, <c>amended_by</c> …). A field left empty is stated to be
/// unknown. Later entries go before earlier ones.
/// </summary>
internal sealed class SourcesFile
{
    public const string Name = "sources.yaml";

    private static readonly string[] Fields =
        ["title", "author", "publisher", "date", "url", "language", "version", "ignore", .. StatedFacts.RelationFields];

    private readonly List<(string Pattern, IReadOnlyDictionary<string, object?> Fields)> _entries = [];

    /// <exception cref="YamlBrokenException">It is not YAML, or states something that cannot be understood.</exception>
    public static SourcesFile Parse(string yaml, DateOnly today)
    {
        var file = new SourcesFile();
        foreach (var (pattern, value) in YamlFields.Read(yaml))
        {
            if (value is not Dictionary<string, object?> fields)
            {
                throw Broken(yaml, pattern, $"'{pattern}' needs a map of fields: {string.Join(", ", Fields)}");
            }

            foreach (var (name, content) in fields)
            {
                if (Complaint(name, content, today) is { } complaint)
                {
                    throw Broken(yaml, pattern, $"'{pattern}': {complaint}");
                }
            }

            file._entries.Add((pattern, fields));
        }

        return file;
    }

    /// <summary>Adds what is stated of one file.</summary>
    /// <param name="path">The file's path below this file's folder, with <c>/</c> between the parts.</param>
    /// <param name="corrections">What outer folders state of it already.</param>
    public void AddTo(Corrections corrections, string path)
    {
        foreach (var (pattern, fields) in _entries)
        {
            var target = pattern.Contains('/') ? path : path[(path.LastIndexOf('/') + 1)..];
            if (FileSystemName.MatchesSimpleExpression(pattern.TrimStart('/'), target, ignoreCase: false))
            {
                corrections.Add(fields);
            }
        }
    }

    private static string? Complaint(string name, object? content, DateOnly today)
    {
        var text = YamlFields.Text(content);
        return name switch
        {
            _ when !Fields.Contains(name, StringComparer.Ordinal) => $"there is no field '{name}'; there are {string.Join(", ", Fields)}",
            "ignore" => text is "true" or "false" ? null : "'ignore' is true or false",
            _ when content is null => null,
            _ when text is null => $"'{name}' is a text",
            "date" => StrictDate.Parse(text, today) is null ? $"'{text}' is not a date such as 2016-07-26" : null,
            "url" => MetadataLayers.WebAddress(text) is null ? $"'{text}' is not an http or https address" : null,
            "language" => MetadataLayers.LanguageTag(text) is null ? $"'{text}' is not a language tag such as en" : null,
            _ => null,
        };
    }

    private static YamlBrokenException Broken(string yaml, string pattern, string message)
    {
        var lines = yaml.Split('\n');
        var line = Array.FindIndex(lines, text => text.TrimStart('"', '\'', ' ').StartsWith(pattern, StringComparison.Ordinal));
        return new(message, line + 1);
    }
}

/// <summary>What all <c>sources.yaml</c> above a file, and the source that it is from, state of it.</summary>
internal sealed class Corrections
{
    private readonly Dictionary<string, object?> _fields = new(StringComparer.Ordinal);

    /// <summary>The address that it was fetched from: whatever it says of its own, a reader finds it there.</summary>
    public Uri? Url { get; init; }

    /// <summary>What its source says of it where it says nothing itself.</summary>
    public DocumentMetadata WhereUnknown { get; init; } = DocumentMetadata.Unknown;

    public bool Ignore => _fields.GetValueOrDefault("ignore") is "true";

    /// <summary>What holds for a file inside this one: where it can be found, and nothing else.</summary>
    public Corrections ForPart() => new() { WhereUnknown = new(Url: Url ?? WhereUnknown.Url) };

    public void Add(IReadOnlyDictionary<string, object?> fields)
    {
        foreach (var (name, value) in fields)
        {
            _fields[name] = value;
        }
    }

    public DocumentMetadata ApplyTo(DocumentMetadata metadata, DateOnly today)
    {
        var stated = FrontMatter.From(_fields, today);
        metadata = new DocumentMetadata(Url: Url).Over(metadata).Over(WhereUnknown);
        return new(
            _fields.ContainsKey("title") ? stated.Title : metadata.Title,
            _fields.ContainsKey("author") ? stated.Author : metadata.Author,
            _fields.ContainsKey("publisher") ? stated.Publisher : metadata.Publisher,
            _fields.ContainsKey("date") ? stated.Published : metadata.Published,
            _fields.ContainsKey("url") ? stated.Url : metadata.Url,
            _fields.ContainsKey("language") ? stated.Language : metadata.Language);
    }

    /// <summary>What was found of names and of other documents, with what is stated here in its place.</summary>
    /// <param name="facts">What the file states.</param>
    /// <param name="own">The metadata that the file states.</param>
    /// <param name="corrected">The metadata as it is stated here: another title may tell of other documents too.</param>
    /// <param name="today">For dates.</param>
    public DocumentFacts ApplyTo(DocumentFacts facts, DocumentMetadata own, DocumentMetadata corrected, DateOnly today)
    {
        var stated = StatedFacts.From(_fields, today);
        var kinds = _fields.Keys.Select(StatedFacts.KindOf).OfType<RelationKind>().ToHashSet();
        var ofTitle = corrected.Title is { } title && title != own.Title ? TitleRelations.In(title) : [];
        return facts with
        {
            Relations = RelationFinder.Join(stated.Relations
                .Concat(ofTitle.Concat(facts.Relations).Where(relation => !kinds.Contains(relation.Kind)))),
            Version = _fields.ContainsKey("version") ? stated.Version : facts.Version,
        };
    }

    /// <summary>
    /// What is added to a reader's version where anything is stated, so that another statement, or none, shows as another reader and the
    /// file is read again.
    /// </summary>
    public string VersionSuffix
    {
        get
        {
            string?[] facts = [Url?.AbsoluteUri, WhereUnknown.Title, WhereUnknown.Author, $"{WhereUnknown.Published:O}",
                WhereUnknown.Url?.AbsoluteUri];
            var stated = _fields.Where(pair => pair.Key != "ignore").OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={YamlFields.Text(pair.Value)}")
                .Concat(facts.Where(fact => !string.IsNullOrEmpty(fact)).Select(fact => $"fact={fact}")).ToList();
            if (stated.Count == 0)
            {
                return "";
            }

            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stated))));
            return $"+{SourcesFile.Name}:{hash[..8]}";
        }
    }
}
