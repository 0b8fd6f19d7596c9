using System.Threading.Channels;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>What a reading process does: it reads the files that it is handed, one after the other, until there are no more.</summary>
public static class ReadingMode
{
    /// <param name="extractor">Reads them.</param>
    /// <param name="input">Where the files come from, as <see cref="ReadingWire"/> has them.</param>
    /// <param name="output">Where what came of them goes.</param>
    /// <param name="abandoned">
    /// Called where the input has ended, and so whoever handed the files over has: a file may be at hand that is read for ever, so that
    /// this must end the process.
    /// </param>
    public static async Task RunAsync(SourceExtractor extractor, Stream input, Stream output, Action abandoned)
    {
        var files = Channel.CreateBounded<SourceFile>(1);
        var receiving = Task.Run(async () =>
        {
            while (await ReadingWire.ReadFileAsync(input) is { } file)
            {
                await files.Writer.WriteAsync(file);
            }

            files.Writer.Complete();
            abandoned();
        });
        await foreach (var file in files.Reader.ReadAllAsync())
        {
            await ReadingWire.WriteOutcomeAsync(output, extractor.Extract(file, CancellationToken.None));
        }

        await receiving;
    }
}
