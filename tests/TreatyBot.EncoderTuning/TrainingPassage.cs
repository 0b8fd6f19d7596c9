using System.Text.Json;
using TreatyBot.Core.Meaning;

namespace TreatyBot.EncoderTuning;

/// <summary>A formal passage and the plain questions that it answers.</summary>
/// <param name="Title">The title of its document.</param>
/// <param name="Heading">Its heading; empty where it has none.</param>
/// <param name="Text">What it says.</param>
/// <param name="Questions">What people ask that it answers.</param>
internal sealed record TrainingPassage(string Title, string Heading, string Text, IReadOnlyList<string> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The passage as the product embeds it: with its title and heading.</summary>
    public string Whole => ReadingUnits.PassageText(Title, Heading, Text);

    /// <summary>Reads files with one passage a line, as JSON.</summary>
    public static IReadOnlyList<TrainingPassage> ReadAll(IEnumerable<string> files) =>
    [
        .. files.SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<TrainingPassage>(line, Json)!),
    ];
}
