using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Reads the text of pictures with the program <c>tesseract</c>, where <c>Ingestion:Ocr</c> is on and it is installed: a process for each
/// picture, within a time and a memory of its own. It runs inside the process that reads files, and is ended with it.
/// </summary>
public sealed class Tesseract(IOptions<IngestionOptions> options)
{
    private const string Program = "tesseract";

    /// <summary>In percent, as the program tells it: below this a word is guessed from dust and lines.</summary>
    private const int LeastConfidence = 30;

    /// <summary>In bytes: the words of a page with their places; a newspaper's page has one megabyte.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly Lazy<string?> _path = new(FindProgram);

    /// <summary>True where it is asked for.</summary>
    public bool IsWanted => options.Value.Ocr;

    /// <summary>True where it is asked for and there.</summary>
    public bool IsOn => IsWanted && _path.Value is not null;

    /// <summary>The languages that it reads, as it calls them: "eng+deu".</summary>
    public string Languages => options.Value.OcrLanguages;

    /// <summary>What of a file's time it may take: what is read must still become a document.</summary>
    public TimeSpan Budget => TimeSpan.FromSeconds(options.Value.ReadSeconds * 0.8);

    /// <summary>The words of a picture, each where it stands on its page; null where it could not be read in that time.</summary>
    internal IReadOnlyList<PdfWord>? Read(PageImage image, TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return null;
        }

        using var late = new CancellationTokenSource(time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var process = Start();
        if (process is null)
        {
            return null;
        }

        try
        {
            var lines = Task.Run(() => TalkAsync(process, image, either.Token), CancellationToken.None).GetAwaiter().GetResult();
            return process.ExitCode == 0 ? TesseractWords.Read(lines, image, LeastConfidence) : null;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>The languages that the program has; none where it cannot be asked.</summary>
    public async Task<IReadOnlyList<string>> ListLanguagesAsync(CancellationToken cancellationToken)
    {
        if (_path.Value is not { } path)
        {
            return [];
        }

        using var process = Process.Start(Redirected(new ProcessStartInfo(path, ["--list-langs"])));
        if (process is null)
        {
            return [];
        }

        process.StandardInput.Close();
        var listed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return [.. listed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private static async Task<string> TalkAsync(Process process, PageImage image, CancellationToken cancellationToken)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var sending = SendAsync();
        var answer = await BoundedBody.ReadAsync(process.StandardOutput.BaseStream, LargestAnswer - 1, cuts: false, cancellationToken)
            ?? throw new IOException("No page has so many words.");
        await sending;
        await process.WaitForExitAsync(cancellationToken);
        return Encoding.UTF8.GetString(answer);

        async Task SendAsync()
        {
            await process.StandardInput.BaseStream.WriteAsync(image.Bytes, cancellationToken);
            process.StandardInput.Close();
        }
    }

    /// <summary>Within a bound of memory where the system has one to give to a process.</summary>
    private Process? Start()
    {
        string[] arguments = ["stdin", "stdout", "-l", options.Value.OcrLanguages, "--psm", "3", "tsv"];
        var kilobytes = (options.Value.ReadMegabytes * 1024L).ToString(CultureInfo.InvariantCulture);
        var start = Redirected(OperatingSystem.IsWindows()
            ? new ProcessStartInfo(_path.Value!, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", "ulimit -v \"$0\" && exec \"$@\"", kilobytes, _path.Value!, .. arguments]));

        // One page on one core: the two workers of a sync are enough for a machine.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        return start;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static string? FindProgram()
    {
        var name = OperatingSystem.IsWindows() ? $"{Program}.exe" : Program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
