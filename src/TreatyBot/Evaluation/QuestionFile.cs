using System.Text.Json;
using TreatyBot.Hosting;

namespace TreatyBot.Evaluation;

/// <summary>A file of questions: one JSON object a line, blank lines between as one likes.</summary>
internal static class QuestionFile
{
    /// <param name="path">The file.</param>
    /// <param name="read">Reads one line; throws <see cref="JsonException"/> for one that is no question.</param>
    /// <exception cref="SetupException">There is no such file, or a line of it, named by its number, is no question.</exception>
    public static IReadOnlyList<T> Read<T>(string path, Func<string, T> read)
    {
        if (!File.Exists(path))
        {
            throw new SetupException(
                $"There is no file '{path}'. Questions are one JSON object a line: {{\"id\": \"q1\", \"question\": \"When …?\"}}");
        }

        var questions = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            try
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    questions.Add(read(line));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new SetupException($"{Path.GetFileName(path)}, line {number} is no question: {e.Message}", e);
            }
        }

        return questions;
    }
}
