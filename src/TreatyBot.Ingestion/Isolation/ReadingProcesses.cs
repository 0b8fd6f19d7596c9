using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>
/// Reads files in processes of their own, within a time and a memory that no stuck library can overstep: a process that hangs is ended
/// and another one takes its place. Processes are started when they are needed, and stay for the next file until <see cref="EndIdle"/>.
/// </summary>
public sealed class ReadingProcesses(ReadingCommand command, IOptions<IngestionOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentBag<ReadingProcess> _idle = [];

    /// <summary>Reads one file. Never throws for what it holds.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ExtractOutcome> ExtractAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var seconds = options.Value.ReadSeconds;
        if (!_idle.TryTake(out var process))
        {
            try
            {
                process = ReadingProcess.Start(command.With(options.Value), options.Value.ReadMegabytes);
            }
            catch (Win32Exception failure)
            {
                return new ExtractRefusal($"The process that reads such files cannot be started ({failure.Message.TrimEnd('.')}). Let "
                    + $"the bot's user start {command.FileName}.", ByContent: false);
            }
        }

        var keep = false;
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var outcome = await process.ReadAsync(file, either.Token);

            // What a fault of a reader leaves behind, nobody knows.
            keep = outcome is not ExtractRefusal { ByContent: false };
            return outcome;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ExtractRefusal(
                string.Create(CultureInfo.InvariantCulture,
                    $"Reading it took longer than {seconds} s and was given up. Split it, save it anew, or raise Ingestion:ReadSeconds."),
                    ByContent: false);
        }
        catch (ReadingProcessEndedException)
        {
            return new ExtractRefusal("The process that read it has ended over it. Save it anew or as another kind of file, or raise "
                + "Ingestion:ReadMegabytes.", ByContent: false);
        }
        catch (InvalidDataException)
        {
            return new ExtractRefusal("What was read of it is larger than any document. Split it.", ByContent: false);
        }
        finally
        {
            if (keep)
            {
                _idle.Add(process);
            }
            else
            {
                process.Dispose();
            }
        }
    }

    /// <summary>Ends the processes that wait for a file; the next file starts one again.</summary>
    public void EndIdle()
    {
        while (_idle.TryTake(out var process))
        {
            process.Dispose();
        }
    }

    public void Dispose() => EndIdle();
}
