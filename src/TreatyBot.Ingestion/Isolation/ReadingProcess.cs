using System.Diagnostics;
using System.Globalization;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Isolation;

/// <summary>
/// One process that reads files, one at a time. What it is handed may hang it or end it: then it is gone, and so is this.
/// </summary>
internal sealed class ReadingProcess : IDisposable
{
    /// <summary>
    /// What .NET and its libraries look at. Everything else, tokens among it, is no business of a process that opens files of whoever.
    /// </summary>
    private static readonly string[] Inherited =
        ["PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "SystemRoot", "SystemDrive", "windir", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
            "LD_LIBRARY_PATH", "TESSDATA_PREFIX"];

    private readonly Process _process;

    private ReadingProcess(Process process) => _process = process;

    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ReadingProcess Start(ReadingCommand command, int megabytes)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Inherited.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Hexadecimal; https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#heap-limit
        start.Environment["DOTNET_GCHeapHardLimit"] = (megabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);

        // A process that is killed would leave its pipes behind in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start)!;

        // A full pipe would hold it up: a runtime that ends over a deep recursion writes thousands of lines.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new ReadingProcess(process);
    }

    /// <exception cref="OperationCanceledException">It was cancelled, or took too long: the process must be ended.</exception>
    /// <exception cref="ReadingProcessEndedException">It has ended.</exception>
    /// <exception cref="InvalidDataException">It has written what no reading process writes.</exception>
    public async Task<ExtractOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            // Not every pipe can be told to stop waiting; the end of the process tells it.
            return await SendAsync(file).WaitAsync(cancellationToken) ?? throw new ReadingProcessEndedException();
        }
        catch (IOException)
        {
            throw new ReadingProcessEndedException();
        }
    }

    private async Task<ExtractOutcome?> SendAsync(SourceFile file)
    {
        await ReadingWire.WriteFileAsync(_process.StandardInput.BaseStream, file, CancellationToken.None);
        return await ReadingWire.ReadOutcomeAsync(_process.StandardOutput.BaseStream, CancellationToken.None);
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }
}

/// <summary>A reading process has ended over a file.</summary>
internal sealed class ReadingProcessEndedException : Exception;
