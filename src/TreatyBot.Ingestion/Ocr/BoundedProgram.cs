using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// A program of this machine that makes bytes of bytes: a process for each, within a time and a memory of its own. It is ended with
/// whoever called it.
/// </summary>
/// <param name="name">As it is called, without the ending of a system.</param>
/// <param name="megabytes">The memory that it gets, where the system has a bound to give to a process.</param>
internal sealed class BoundedProgram(string name, int megabytes)
{
    private readonly Lazy<string?> _path = new(() => Find(name));

    public bool IsThere => _path.Value is not null;

    /// <summary>What it writes; null where it failed, wrote too much, or was not done in that time.</summary>
    public byte[]? Run(
        IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, int largestAnswer, TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero || _path.Value is not { } path)
        {
            return null;
        }

        using var late = new CancellationTokenSource(time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var process = Start(path, arguments);
        if (process is null)
        {
            return null;
        }

        try
        {
            var answer = Task.Run(() => TalkAsync(process, input, largestAnswer, either.Token), CancellationToken.None)
                .GetAwaiter().GetResult();
            return process.ExitCode == 0 ? answer : null;
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

    /// <summary>What it says of itself; null where it is not there.</summary>
    public async Task<string?> ListAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = _path.Value is { } path ? Process.Start(Redirected(new ProcessStartInfo(path, arguments))) : null;
        if (process is null)
        {
            return null;
        }

        process.StandardInput.Close();
        var listed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return listed;
    }

    private static async Task<byte[]> TalkAsync(
        Process process, ReadOnlyMemory<byte> input, int largestAnswer, CancellationToken cancellationToken)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var sending = SendAsync();
        var answer = await BoundedBody.ReadAsync(process.StandardOutput.BaseStream, largestAnswer - 1, cuts: false, cancellationToken)
            ?? throw new IOException("No page makes so much of it.");
        await sending;
        await process.WaitForExitAsync(cancellationToken);
        return answer;

        async Task SendAsync()
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
    }

    private Process? Start(string path, IReadOnlyList<string> arguments)
    {
        var kilobytes = (megabytes * 1024L).ToString(CultureInfo.InvariantCulture);
        var start = Redirected(OperatingSystem.IsWindows()
            ? new ProcessStartInfo(path, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", "ulimit -v \"$0\" && exec \"$@\"", kilobytes, path, .. arguments]));

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

    private static string? Find(string program)
    {
        var name = OperatingSystem.IsWindows() ? $"{program}.exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
