using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>The loopback Discord is honest: discord.js, which knows the real one, finds in it what it expects.</summary>
public sealed class LoopbackProofTests : DiscordFixture
{
    protected override LoopbackOptions Options => new() { BetweenIdentifies = TimeSpan.FromMilliseconds(20), IsStrict = false, FirstResponse = TimeSpan.FromSeconds(1), LimitWindow = TimeSpan.FromSeconds(2) };

    [SkippableFact]
    public async Task A_well_known_client_works_with_the_loopback_and_meets_its_rules()
    {
        var folder = await InstallAsync();
        using var node = Start("node", folder, "proof.mjs", Discord.ApiBaseUrl.AbsoluteUri.Replace("/v10/", "", StringComparison.Ordinal), "loopback.token", General.Id);
        var lines = new ConcurrentQueue<string>();
        node.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        node.ErrorDataReceived += (_, line) => lines.Enqueue("stderr " + line.Data);
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        try
        {
            await SeeAsync("waiting");
            lines.ShouldContain("ready true 1");
            lines.ShouldContain("commands 1");
            lines.ShouldContain("long 50035");
            lines.ShouldContain("empty 50006");
            lines.ShouldContain("both 50035");
            lines.ShouldContain("button 50035");
            lines.ShouldContain("unknown 50035");
            lines.ShouldContain(line => line.StartsWith("wrong-token", StringComparison.Ordinal) && line != "wrong-token taken");
            lines.ShouldContain("burst done");

            People.Write(General, Ada, $"{People.Bot} hello");
            await SeeAsync("nonce true");
            lines.ShouldContain("mentioned true");

            var asked = People.Use(General, Ada, "ask", ("question", Question));
            await SeeAsync("answered");
            lines.ShouldContain("twice 40060");
            asked.Response!.Text.ShouldBe("an answer");

            People.Use(General, Ada, "ask", ("question", "late"));
            await SeeAsync("late 10062");
            People.Type(General, Ada, "ask", "question", "o");
            await SeeAsync("proposed");
            People.Press(asked.Response, Ada, "some:button");
            await SeeAsync("pressed");

            Discord.Gateway.CutAll();
            await SeeAsync("resumed");
            People.Use(General, Ada, "ask", ("question", Question));
            await World.UntilAsync(() => lines.Count(line => line == "answered") == 2, poll: true);
        }
        finally
        {
            await node.StandardInput.WriteLineAsync("end");
            if (!node.WaitForExit(5000))
            {
                node.Kill(entireProcessTree: true);
            }
        }

        async Task SeeAsync(string line)
        {
            try
            {
                await World.UntilAsync(() => lines.Contains(line), TimeSpan.FromSeconds(30), poll: true);
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException($"'{line}' did not come. {e.Message} Came: {string.Join(" / ", lines)}", e);
            }
        }
    }

    private static async Task<string> InstallAsync()
    {
        var source = Repository.File("tests/TreatyBot.LoopbackDiscord/proof");
        var target = Path.Combine(AppContext.BaseDirectory, "discord-js-proof");
        Directory.CreateDirectory(target);
        foreach (var file in new[] { "package.json", "package-lock.json", "proof.mjs" })
        {
            File.Copy(Path.Combine(source, file), Path.Combine(target, file), overwrite: true);
        }

        var isInstalled = Directory.Exists(Path.Combine(target, "node_modules", "discord.js"));
        if (!isInstalled)
        {
            var failure = "node and npm are needed for this test";
            try
            {
                using var npm = Start("npm", target, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
                npm.StandardInput.Close();
                var output = npm.StandardOutput.ReadToEndAsync();
                var errors = npm.StandardError.ReadToEndAsync();
                await npm.WaitForExitAsync();
                isInstalled = npm.ExitCode == 0;
                failure = $"npm ci failed: {await output} {await errors}";
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                failure = $"npm cannot be run: {e.Message}";
            }

            if (!isInstalled && Environment.GetEnvironmentVariable("CI") == "true")
            {
                throw new InvalidOperationException(failure);
            }

            Skip.IfNot(isInstalled, failure);
        }

        return target;
    }

    private static Process Start(string program, string folder, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
