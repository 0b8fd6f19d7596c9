using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Ingestion;

/// <summary>How much ingestion takes from outside. Whatever goes beyond is refused by name and the rest goes on.</summary>
public sealed class IngestionOptions
{
    /// <summary>The largest file that is read, in bytes; default 20 MB.</summary>
    [Range(1, 256 * 1024 * 1024)]
    public int MaxFileBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>
    /// How long a file may be read, in seconds; default 60. What takes longer hangs, as far as anybody can tell, and is refused.
    /// </summary>
    [Range(1, 3600)]
    public int ReadSeconds { get; set; } = 60;

    /// <summary>
    /// How much memory a process that reads files may take, in megabytes; default 1024. There are two such processes at most, and none
    /// while nothing has changed.
    /// </summary>
    [Range(128, 65_536)]
    public int ReadMegabytes { get; set; } = 1024;

    /// <summary>
    /// True to read pages of PDF files that are pictures, with the program <c>tesseract</c>, as far as <see cref="ReadSeconds"/> reaches;
    /// default false.
    /// </summary>
    public bool Ocr { get; set; }

    /// <summary>The languages of these pictures as <c>tesseract</c> calls them, such as <c>eng+deu</c>; default <c>eng</c>.</summary>
    [RegularExpression("^[A-Za-z_]{2,30}(?:\\+[A-Za-z_]{2,30}){0,9}$")]
    public string OcrLanguages { get; set; } = "eng";

    /// <summary>The most files that one collection may hold; default 100,000. What lies beyond is not looked at.</summary>
    [Range(1, 10_000_000)]
    public int MaxFiles { get; set; } = 100_000;

    /// <summary>How deep folders may lie in one another; default 32. Deeper ones are not looked at.</summary>
    [Range(1, 128)]
    public int MaxFolderDepth { get; set; } = 32;

    /// <summary>
    /// How often a running worker looks through all folders, in seconds; default 300. Most changes are noticed at once; folders of a
    /// network tell nothing.
    /// </summary>
    [Range(5, 86_400)]
    public int RescanSeconds { get; set; } = 300;
}
