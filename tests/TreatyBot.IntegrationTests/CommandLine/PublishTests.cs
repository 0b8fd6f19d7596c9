using System.Diagnostics;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class PublishTests : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("treatybot-publish-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_published_folder_that_is_moved_answers_from_wherever_it_is_started()
    {
        var published = Path.Combine(_root.FullName, "published");

        // What the build of the tests has made is published, so that nothing is built twice; a build for the platform would have to be made
        // first.
        string[] publish =
        [
            "publish",
            Repository.File("src/TreatyBot"),
            "--no-build",
            "--nologo",
            "-c",
            Configuration,
            "-o",
            published,
            "-p:PublishReadyToRun=false",
            $"-p:UseLibraries={Libraries}",
        ];
        (await RunAsync("dotnet", Repository.Root, publish)).Code.ShouldBe(0);
        var moved = Path.Combine(_root.FullName, "moved here");
        Directory.Move(published, moved);
        var elsewhere = _root.CreateSubdirectory("elsewhere").FullName;

        var (code, output) = await RunAsync(
            "dotnet", elsewhere, [Path.Combine(moved, "treatybot.dll"), "ask", "When does the treaty renew?"]);

        code.ShouldBe(0, output);
        output.ShouldContain("renews automatically for successive periods of ten years");
        Directory.GetFileSystemEntries(elsewhere).ShouldBeEmpty();
    }

#if USE_LIBRARIES
    private const string Libraries = "true";
#else
    private const string Libraries = "false";
#endif

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join(
            ' ', (await output + await errors).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
