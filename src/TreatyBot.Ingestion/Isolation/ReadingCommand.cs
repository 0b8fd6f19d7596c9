using System.Globalization;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>How a process is started that reads files and nothing else: one that calls <see cref="ReadingMode.RunAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">As on its command line.</param>
public sealed record ReadingCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The option that switches text recognition on: its languages, and the seconds and megabytes that a file has.</summary>
    public const string Recognition = "--recognise";

    /// <summary>A reading process knows no configuration: what it needs of it, it is told.</summary>
    public ReadingCommand With(IngestionOptions options) => !options.Ocr ? this : this with
    {
        Arguments = [.. Arguments, Recognition, string.Create(
            CultureInfo.InvariantCulture, $"{options.OcrLanguages}:{options.ReadSeconds}:{options.ReadMegabytes}")],
    };

    /// <summary>Takes over what <see cref="With"/> has told.</summary>
    /// <exception cref="FormatException">It is not what that writes.</exception>
    public static void Apply(string told, IngestionOptions options)
    {
        if (told.Split(':') is not [var languages, var seconds, var megabytes])
        {
            throw new FormatException($"'{told}' is not what {Recognition} takes.");
        }

        (options.Ocr, options.OcrLanguages) = (true, languages);
        options.ReadSeconds = int.Parse(seconds, CultureInfo.InvariantCulture);
        options.ReadMegabytes = int.Parse(megabytes, CultureInfo.InvariantCulture);
    }
}
