using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.ConsoleOutput;
using TreatyBot.Hosting;
using TreatyBot.Ingestion;

namespace TreatyBot.CommandLine;

/// <summary>
/// <c>extract FILES</c>: what is read of files, so that an operator can see why a document answers badly. Stores nothing.
/// </summary>
internal static class ExtractCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "The files to read; of a folder, every file in it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one line of JSON a file: file, text, title, author, published, pages, outline.",
        };
        var command = new Command("extract", "Shows what is read of files: text, outline, metadata. Indexes nothing.") { files, json };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(() =>
            RunAsync(parsed.GetValue(files)!, parsed.GetValue(json), parsed.GetValue(settings)!, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool json, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        await using var services = Bootstrap.CreateTool(settings);
        var extractor = services.GetRequiredService<SourceExtractor>();
        var maxBytes = services.GetRequiredService<IOptions<IngestionOptions>>().Value.MaxFileBytes;
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var refused = 0;
        foreach (var (full, name) in paths.SelectMany(Find))
        {
            var outcome = await extractor.ExtractAsync(full, name, maxBytes, cancellationToken);
            foreach (var (part, found) in WithParts(name, outcome))
            {
                refused += found is Extract ? 0 : 1;
                await output.WriteLineAsync(json ? ExtractJson.Write(part, found) : ConsoleText.Inert(Readable(part, found)));
            }
        }

        return refused == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    /// <summary>A file and the files in it, each with its path.</summary>
    private static IEnumerable<(string Name, ExtractOutcome Outcome)> WithParts(string name, ExtractOutcome outcome) => outcome switch
    {
        Extract extract => [(name, outcome), .. extract.Parts.Select(part => ($"{name}/{part.Path}", part.Outcome))],
        ExtractArchive archive => archive.Parts.Select(part => ($"{name}/{part.Path}", part.Outcome)),
        _ => [(name, outcome)],
    };

    private static IEnumerable<(string Full, string Name)> Find(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (file, Path.GetRelativePath(path, file)))
        : [(Path.GetFullPath(path), Path.GetFileName(path))];

    private static string Readable(string name, ExtractOutcome outcome)
    {
        if (outcome is not Extract extract)
        {
            return $"{name}: refused: {ExtractJson.ReasonOf(outcome)}";
        }

        var metadata = extract.Metadata;
        var lines = new StringBuilder().AppendLine(name);
        foreach (var (field, value) in new[]
        {
            ("title", metadata.Title), ("author", metadata.Author), ("publisher", metadata.Publisher),
            ("published", metadata.Published?.ToString("O")),
            ("address", metadata.Url?.AbsoluteUri), ("language", metadata.Language), ("reader", extract.Reader),
        })
        {
            lines.AppendLine($"  {field}: {value ?? "not known"}");
        }

        if (extract.Facts.Version is not null || extract.Facts.VersionDate is not null)
        {
            var day = extract.Facts.VersionDate is { } changed ? $" of {changed:O}" : "";
            lines.AppendLine($"  version: {extract.Facts.Version ?? "not known"}{day}");
        }

        foreach (var relation in extract.Facts.Relations.Select(RelationJson.Of))
        {
            lines.AppendLine($"  {relation.Kind.Replace('_', ' ')}: {relation.Target}{(relation.Date is { } at ? $" ({at})" : "")}");
        }

        foreach (var pair in extract.Facts.Abbreviations)
        {
            lines.AppendLine($"  short for: {pair.ShortForm} = {pair.LongForm}");
        }

        foreach (var warning in extract.Warnings)
        {
            lines.AppendLine($"  warning: {warning}");
        }

        foreach (var heading in extract.Outline)
        {
            lines.AppendLine($"  {new string('#', Math.Min(heading.Level, MaxMarks))} {heading.Text.Replace('\n', ' ')}");
        }

        return lines.AppendLine().AppendLine(extract.Text).ToString();
    }

    private const int MaxMarks = 9;
}
