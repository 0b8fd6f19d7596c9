using Microsoft.Extensions.Options;
using TreatyBot.Hosting;
using TreatyBot.Storage;

namespace TreatyBot.CommandLine;

/// <summary>Turns what can go wrong with a set-up into a sentence and an exit code, never a stack trace.</summary>
internal static class Failures
{
    /// <summary>Runs a command.</summary>
    /// <param name="command">Returns the exit code.</param>
    /// <param name="explain">Knows a sentence for further exceptions; null for one that it does not know.</param>
    public static async Task<int> ReportAsync(Func<Task<int>> command, Func<Exception, string?>? explain = null)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return ExitCode.Failed;
        }

        string? Explain(Exception e) => e switch
        {
            SetupException or StoreException => e.Message,
            OptionsValidationException invalid =>
                "The configuration has a value that cannot be used: " + string.Join(" ", invalid.Failures),
            InvalidDataException or IOException or UnauthorizedAccessException => explain?.Invoke(e) ?? e.Message,
            _ => explain?.Invoke(e),
        };
    }
}
