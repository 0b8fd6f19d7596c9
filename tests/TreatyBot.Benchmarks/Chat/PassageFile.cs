using System.Text.Json;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;

namespace TreatyBot.Benchmarks.Chat;

/// <summary>The passages that the worker answers from, for a bot of another make: one JSON object a line.</summary>
internal static class PassageFile
{
    public static void Write(string path, IReadOnlyList<IndexedDocument> documents) => File.WriteAllLines(
        path,
        documents.SelectMany(document => document.Reading.Passages.Select(passage => JsonSerializer.Serialize(new
        {
            id = passage.Id,
            title = document.Entry.Document.DisplayTitle,
            heading = string.Join(" › ", passage.HeadingPath),
            text = passage.Range.Of(document.Reading.Text).ToString(),
            date = document.Entry.Document.Metadata.Published is { } day ? ReplyLayout.Day(day) : null,
        }))));
}
