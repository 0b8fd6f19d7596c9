using System.CommandLine;
using Microsoft.Extensions.Options;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;
using TreatyBot.Hosting;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.CommandLine;

/// <summary>
/// <c>verify</c>: is every reading still what its hash says, and with <c>--sources</c> still what its file says? <c>verify QUOTE</c>:
/// does a text stand in the documents word for word?
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var sources = new Option<bool>("--sources")
        {
            Description = "Reads the files again too, and reports where a text no longer is what was indexed.",
        };
        var quote = new Argument<string[]>("quote")
        {
            Description = "A text that somebody holds up as a quotation: does it stand in the documents word for word?",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var corpus = AskCommand.CorpusOption();
        var json = new Option<bool>("--json") { Description = "Print one line of JSON a document, or the answer to a quotation." };
        var command = new Command("verify", "Checks every stored text against its hash, or a quotation against the documents.")
        {
            quote, sources, corpus, json,
        };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            if (parsed.GetValue(quote) is { Length: > 0 } words)
            {
                return await AskCommand.LookUpAsync(
                    new LookupCommand(LookupKind.Verify, string.Join(' ', words)),
                    parsed.GetValue(corpus),
                    parsed.GetValue(json),
                    parsed.GetValue(settings)!,
                    cancellationToken);
            }

            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var store = services.GetRequiredService<IDocumentStore>();
            var extractor = services.GetRequiredService<SourceExtractor>();
            var files = services.GetRequiredService<SourceFiles>();
            var maxBytes = services.GetRequiredService<IOptions<IngestionOptions>>().Value.MaxFileBytes;
            var entries = await store.ListAsync(cancellationToken);
            var faults = 0;
            foreach (var entry in entries)
            {
                var (reading, fault) = await ReadAsync(store, entry, cancellationToken);
                if (reading is not null && fault is null && parsed.GetValue(sources))
                {
                    var file = files.Find(entry.Document);
                    fault = file is null
                        ? "its file is gone. 'treatybot index' will withdraw it."
                        : Drift(reading, await FindAsync(extractor, file.Value.File, file.Value.Inside, maxBytes, cancellationToken));
                }

                faults += fault is null ? 0 : 1;
                if (parsed.GetValue(json))
                {
                    CommandJson.Print(new VerifyJson(entry.Document.Collection, entry.Document.Path, fault));
                }
                else if (fault is not null)
                {
                    Console.WriteLine(ConsoleText.Inert($"{entry.Document.Collection}/{entry.Document.Path}: {fault}"));
                }
            }

            if (!parsed.GetValue(json))
            {
                Console.WriteLine($"{entries.Count} documents checked, {faults} at fault.");
            }

            return faults == 0 ? ExitCode.Success : ExitCode.Failed;
        }));
        return command;
    }

    private static async Task<(Reading? Reading, string? Fault)> ReadAsync(
        IDocumentStore store, CatalogueEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await store.FindReadingAsync(entry.ReadingId, cancellationToken);
            return (reading, reading is null ? "its reading is not there. Run 'treatybot index'."
                : reading.Passages.Count != entry.PassageCount
                    ? $"it has {reading.Passages.Count} passages instead of {entry.PassageCount}: the store is damaged. "
                        + "Restore a backup, or index anew."
                : null);
        }
        catch (InvalidDataException e)
        {
            return (null, $"{e.Message} Restore a backup, or move the store away and index anew.");
        }
    }

    /// <summary>What is read of a document's file now; of a file inside another one, what is read of that part.</summary>
    private static async Task<ExtractOutcome> FindAsync(
        SourceExtractor extractor, SourceFileName file, string? inside, int maxBytes, CancellationToken cancellationToken)
    {
        var outcome = await extractor.ExtractAsync(file.FullPath, file.ReadAs, maxBytes, cancellationToken);
        if (inside is null)
        {
            return outcome;
        }

        IReadOnlyList<ExtractedPart> parts = outcome switch
        {
            Extract extract => extract.Parts,
            ExtractArchive archive => archive.Parts,
            _ => [],
        };
        return parts.FirstOrDefault(part => part.Path == inside)?.Outcome ?? outcome;
    }

    private static string? Drift(Reading reading, ExtractOutcome now) => now switch
    {
        Extract extract when Reading.Hash(extract.Text) == reading.Sha256 => null,
        Extract => "its file says something else by now. 'treatybot index' will read it again.",
        _ => $"its file is refused by now: {ExtractJson.ReasonOf(now)}",
    };
}
