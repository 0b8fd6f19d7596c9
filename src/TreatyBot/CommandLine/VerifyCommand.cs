using System.CommandLine;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Hosting;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.CommandLine;

/// <summary><c>verify</c>: is every reading still what its hash says, and with <c>--sources</c> still what its file says?</summary>
internal static class VerifyCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var sources = new Option<bool>("--sources") { Description = "Reads the files again too, and reports where a text no longer is what was indexed." };
        var command = new Command("verify", "Checks every stored text against its hash. Changes nothing.") { sources };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var store = services.GetRequiredService<IDocumentStore>();
            var extractor = services.GetRequiredService<SourceExtractor>();
            var folders = services.GetRequiredService<IReadOnlyList<CollectionOptions>>().ToDictionary(collection => collection.Name, collection => collection.Folders, StringComparer.Ordinal);
            var entries = await store.ListAsync(cancellationToken);
            var faults = 0;
            foreach (var entry in entries)
            {
                var fault = await FaultAsync(store, entry, cancellationToken);
                if (fault is null && parsed.GetValue(sources))
                {
                    fault = await DriftAsync(store, extractor, folders.GetValueOrDefault(entry.Document.Collection) ?? [], entry, cancellationToken);
                }

                if (fault is not null)
                {
                    faults++;
                    Console.WriteLine(ConsoleText.Inert($"{entry.Document.Collection}/{entry.Document.Path}: {fault}"));
                }
            }

            Console.WriteLine($"{entries.Count} documents checked, {faults} at fault.");
            return faults == 0 ? Failures.Success : Failures.Failed;
        }));
        return command;
    }

    private static async Task<string?> FaultAsync(IDocumentStore store, CatalogueEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await store.FindReadingAsync(entry.ReadingId, cancellationToken);
            return reading is null ? "its reading is not there. Run 'treatybot index'."
                : reading.Passages.Count != entry.PassageCount ? $"it has {reading.Passages.Count} passages instead of {entry.PassageCount}: the store is damaged. Restore a backup, or index anew."
                : null;
        }
        catch (InvalidDataException e)
        {
            return $"{e.Message} Restore a backup, or move the store away and index anew.";
        }
    }

    private static async Task<string?> DriftAsync(
        IDocumentStore store, SourceExtractor extractor, IEnumerable<string> folders, CatalogueEntry entry, CancellationToken cancellationToken)
    {
        var file = folders.Select(folder => Path.Combine(folder, entry.Document.Path)).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return "its file is gone. 'treatybot index' will withdraw it.";
        }

        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"its file cannot be read: {e.Message}";
        }

        var reading = await store.FindReadingAsync(entry.ReadingId, cancellationToken);
        return extractor.Extract(new SourceFile(entry.Document.Path, content), cancellationToken) switch
        {
            Extract extract when Reading.Hash(extract.Text) == reading?.Sha256 => null,
            Extract => "its file says something else by now. 'treatybot index' will read it again.",
            ExtractRefusal refusal => $"its file is refused by now: {refusal.Reason}",
            _ => "its file could not be judged.",
        };
    }
}
