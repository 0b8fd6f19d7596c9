using System.Collections.Concurrent;
using System.Diagnostics;
using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>The loopback Discord is honest: discord.js, which knows the real one, finds in it what it expects.</summary>
public sealed class LoopbackProofTests : DiscordFixture
{
    protected override LoopbackOptions Options => new()
    {
        BetweenIdentifies = TimeSpan.FromMilliseconds(20),
        IsStrict = false,
        FirstResponse = TimeSpan.FromSeconds(1),
        LimitWindow = TimeSpan.FromSeconds(2),
        IdentifiesAtOnce = 2,
    };

    [SkippableFact]
    public async Task A_well_known_client_works_with_the_loopback_and_meets_its_rules()
    {
        using var project = await InstallAsync();
        Discord.Gateway.Shards = 2;
        using var node = Process.Start(
            project.StartOf(
                "proof.mjs", Discord.ApiBaseUrl.AbsoluteUri.Replace("/v10/", "", StringComparison.Ordinal), "loopback.token", General.Id))!;
        var lines = new ConcurrentQueue<string>();
        node.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        node.ErrorDataReceived += (_, line) => lines.Enqueue("stderr " + line.Data);
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        try
        {
            await SeeAsync("waiting");
            lines.ShouldContain("ready true 1 2");
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

    private static async Task<NodeProject> InstallAsync()
    {
        try
        {
            return await NodeProject.InstallAsync("tests/TreatyBot.LoopbackDiscord/proof");
        }
        catch (InvalidOperationException e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            throw new SkipException(e.Message, e);
        }
    }
}
