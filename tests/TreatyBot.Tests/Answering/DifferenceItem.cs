using System.Text.Json;

namespace TreatyBot.Tests.Answering;

/// <summary>A few documents, a question, and whether they differ on it.</summary>
/// <param name="Id">Its name in the set.</param>
/// <param name="Kind">Of what kind the values are that differ, or what tempts to think that they do.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Differs">Whether a reader would say that the documents contradict each other.</param>
/// <param name="Sides">Where they do: the words of each side.</param>
/// <param name="Docs">The documents.</param>
internal sealed record DifferenceItem(
    string Id, string Kind, string Question, bool Differs, IReadOnlyList<string> Sides, IReadOnlyList<DifferenceDocument> Docs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DifferenceItem> ReadAll() =>
    [
        .. File.ReadLines(Repository.File("tests/samples/differ/items.jsonl"))
            .Select(line => JsonSerializer.Deserialize<DifferenceItem>(line, Json)!),
    ];
}

/// <param name="Title">What it is called.</param>
/// <param name="Text">Its words.</param>
/// <param name="Date">When it was published; null where it does not say.</param>
internal sealed record DifferenceDocument(string Title, string Text, DateOnly? Date = null);
