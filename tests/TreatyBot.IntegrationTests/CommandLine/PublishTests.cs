using System.Diagnostics;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class PublishTests(PublishTests.PublishedFolder published) : IClassFixture<PublishTests.PublishedFolder>
{
    private const string Question = "When does the treaty renew?";
    private const string Answer = "renews automatically for successive periods of ten years";

    [Fact]
    public async Task A_published_folder_that_is_moved_answers_from_wherever_it_is_started()
    {
        var elsewhere = published.Root.CreateSubdirectory("elsewhere").FullName;

        var (code, output) = await RunAsync("dotnet", elsewhere, [published.Program, "ask", Question]);

        code.ShouldBe(0, output);
        output.ShouldContain(Answer);
        Directory.GetFileSystemEntries(elsewhere).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Another_user_who_may_not_write_the_programs_folder_gets_his_answer_with_data_elsewhere()
    {
        Skip.If(OperatingSystem.IsWindows(), "Rights are taken away by chmod.");
        var data = published.Root.CreateSubdirectory("state").FullName;
        var (program, setUp) = (Copy("read-only"), published.Root.CreateSubdirectory("set-up").FullName);
        Chmod(program, "a-w,a+rX");
        Chmod(published.Root.FullName, "a+rX", recursive: false);
        var asOther = Environment.UserName == "root";
        if (asOther)
        {
            (await RunAsync("chown", "/", ["nobody", data])).Code.ShouldBe(0);
        }

        string[] arguments = ["ask", Question, "--set", $"Storage:Folder={Path.Combine(data, "store")}", "--set", "Meaning:Model=None"];
        var (code, output) = asOther
            ? await RunAsync("setpriv",
                setUp,
                [
                    "--reuid=nobody", "--regid=65534", "--clear-groups", "--reset-env",
                    "dotnet", Path.Combine(program, "treatybot.dll"), .. arguments,
                ])
            : await RunAsync("dotnet", setUp, [Path.Combine(program, "treatybot.dll"), .. arguments]);

        Chmod(program, "u+w");
        code.ShouldBe(0, output);
        output.ShouldContain(Answer);
        File.Exists(Path.Combine(data, "store", "treatybot.db")).ShouldBeTrue();
        Directory.Exists(Path.Combine(program, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_store_of_a_tool_lies_where_an_update_of_it_does_not_throw_it_away()
    {
        var tool = Copy("tool");
        await File.WriteAllTextAsync(Path.Combine(tool, "DotnetToolSettings.xml"), "<DotNetCliTool/>");
        var home = published.Root.CreateSubdirectory("home").FullName;

        var (code, output) = await RunAsync(
            "dotnet", home, [Path.Combine(tool, "treatybot.dll"), "ask", Question, "--set", "Meaning:Model=None"], home);

        code.ShouldBe(0, output);
        output.ShouldContain(Answer);
        Directory.Exists(Path.Combine(tool, "data")).ShouldBeFalse();
        Directory.GetFiles(home, "treatybot.db", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    private string Copy(string name)
    {
        var copy = Directory.CreateDirectory(Path.Combine(published.Root.FullName, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(published.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(published.Folder, file));
            if (!target.Contains($"{Path.DirectorySeparatorChar}data{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return copy;
    }

    private static void Chmod(string path, string mode, bool recursive = true)
    {
        using var process = Process.Start("chmod", recursive ? ["-R", mode, path] : [mode, path]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, string[] arguments, string? home = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (home is not null)
        {
            start.Environment["HOME"] = start.Environment["LOCALAPPDATA"] = home;
            start.Environment.Remove("XDG_DATA_HOME");
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join(
            ' ', (await output + await errors).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>The program published once for all tests, and moved from where it was published to.</summary>
    public sealed class PublishedFolder : IAsyncLifetime
    {
#if DEBUG
        private const string Configuration = "Debug";
#else
        private const string Configuration = "Release";
#endif

#if USE_LIBRARIES
        private const string Libraries = "true";
#else
        private const string Libraries = "false";
#endif

        public DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("treatybot-publish-");

        public string Folder => Path.Combine(Root.FullName, "moved here");

        public string Program => Path.Combine(Folder, "treatybot.dll");

        public async Task InitializeAsync()
        {
            var published = Path.Combine(Root.FullName, "published");

            // What the build of the tests has made is published, so that nothing is built twice; a build for the platform would have to be
            // made first.
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
            var (code, output) = await RunAsync("dotnet", Repository.Root, publish);
            code.ShouldBe(0, output);
            Directory.Move(published, Folder);
        }

        public Task DisposeAsync()
        {
            Root.Delete(recursive: true);
            return Task.CompletedTask;
        }
    }
}
