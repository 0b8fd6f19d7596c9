using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TreatyBot.Tests.Shared;

namespace TreatyBot.Tuning;

/// <summary>Puts the questions of a set into manners of chat, so that <c>treatybot eval</c> measures each against the plain form.</summary>
internal static class MannerFiles
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one file a manner, named after it.</summary>
    public static void Write(string questions, string folder, int seed)
    {
        Directory.CreateDirectory(folder);
        var lines = File.ReadLines(questions).Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        foreach (var manner in ChatManner.All)
        {
            File.WriteAllLines(Path.Combine(folder, manner.Name + ".jsonl"), lines.Select(line =>
            {
                var question = JsonNode.Parse(line)!.AsObject();
                question["question"] = manner.Of(question["question"]!.GetValue<string>(), seed);
                return question.ToJsonString(Readable);
            }));
        }
    }
}
