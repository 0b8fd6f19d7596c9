using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TreatyBot.Tests.Ingestion.Sources;

/// <summary>A real repository. Without git its tests are skipped at home, and fail under CI.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GitRepository()
    {
        Directory.CreateDirectory(Path);
        try
        {
            Run("init", "-q", "-b", "main");
        }
        catch (Win32Exception)
        {
            Skip.If(Environment.GetEnvironmentVariable("CI") != "true", "git is not installed (apt-get install git).");
            throw;
        }
    }

    public string Path => _folder.At("handbook");

    public GitRepository Write(string path, string text)
    {
        _folder.Write($"handbook/{path}", text);
        return this;
    }

    public GitRepository Commit()
    {
        Run("add", "-A");
        Run("commit", "-q", "-m", "Change");
        return this;
    }

    public string At(string path) => _folder.At(path);

    public void Run(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors + output.Result);
    }

    /// <summary>Lets a web server have it, by git's protocol over http.</summary>
    public void Serve(LoopbackWeb web, string path)
    {
        const string Service = "001e# service=git-upload-pack\n0000";
        web.On(path + "/info/refs?service=git-upload-pack", async (_, stream, token) => await LoopbackWeb.WriteAsync(
            stream, 200, [.. Encoding.ASCII.GetBytes(Service), .. await SpeakAsync([], "--advertise-refs", token)],
            ["Content-Type: application/x-git-upload-pack-advertisement"], token));
        web.On(path + "/git-upload-pack", async (request, stream, token) => await LoopbackWeb.WriteAsync(
            stream, 200, await SpeakAsync(await BodyAsync(request, stream, token), "--timeout=60", token),
            ["Content-Type: application/x-git-upload-pack-result"], token));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<byte[]> SpeakAsync(byte[] said, string option, CancellationToken cancellationToken)
    {
        using var process = Start(["upload-pack", "--stateless-rpc", option, "."]);
        await process.StandardInput.BaseStream.WriteAsync(said, cancellationToken);
        process.StandardInput.Close();
        using var answer = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(answer, cancellationToken);
        return answer.ToArray();
    }

    private static async Task<byte[]> BodyAsync(WebRequest request, Stream stream, CancellationToken cancellationToken)
    {
        var body = new byte[int.Parse(request.Headers["Content-Length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        if (request.Headers.GetValueOrDefault("Content-Encoding") != "gzip")
        {
            return body;
        }

        await using var packed = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await packed.CopyToAsync(unpacked, cancellationToken);
        return unpacked.ToArray();
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "git", ["-c", "user.name=Jo", "-c", "user.email=jo@e.example", "-c", "commit.gpgSign=false", .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        return Process.Start(start)!;
    }
}
