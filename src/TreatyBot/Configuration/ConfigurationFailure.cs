using System.Text.Json;

namespace TreatyBot.Configuration;

/// <summary>Why a file of the configuration cannot be read, in a sentence with its line.</summary>
internal static class ConfigurationFailure
{
    /// <param name="failure">What the configuration threw.</param>
    /// <param name="path">The file that is most likely meant where the failure does not name one.</param>
    public static string Explain(InvalidDataException failure, string path)
    {
        var file = failure.Message.Split('\'') is [_, var named, ..] ? named : path;
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException json)
            {
                var reason = json.Message.Split([" Path:", " LineNumber:"], StringSplitOptions.None)[0].TrimEnd('.');
                return $"{file} is no JSON at line {json.LineNumber + 1}, column {json.BytePositionInLine + 1}: {reason}.";
            }
        }

        return $"{file} cannot be used: {failure.InnerException?.Message ?? failure.Message}";
    }
}
