using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>The loopback Slack is only worth something if Slack's own libraries take it for Slack.</summary>
public sealed class ProofTests : IClassFixture<NodeModules>
{
    private readonly NodeModules _modules;

    public ProofTests(NodeModules modules) => _modules = modules;

    [SkippableTheory]
    [InlineData("socket")]
    [InlineData("http")]
    public async Task Bolt_answers_in_every_way(string scenario)
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var node = await _modules.RunAsync(scenario, slack);
        if (scenario == "http")
        {
            slack.RequestUrl = new Uri($"http://127.0.0.1:{(int)(await node.NextAsync("port"))["port"]!}/");
        }

        await node.NextAsync("ready");
        var (ts, delivered) = slack.Say("C1", "U1", "<@UBOTT1> hello");
        (await delivered).ShouldBeTrue();
        await SlackBot.Until(() => Said(slack).Count == 1);
        Said(slack)[0].Text.ShouldBe("bolt: <@UBOTT1> hello");
        Said(slack)[0].Thread.ShouldBe(ts);
        (await slack.Press("U2", Said(slack)[0], "more")).ShouldBeTrue();
        await SlackBot.Until(() => Said(slack).Count == 2);
        (await slack.Command("T1", "C1", "U1", "/ask", "a question")).ShouldBeTrue();
        await SlackBot.Until(() => Said(slack).Count == 3);
        Said(slack)[2].OnlyFor.ShouldBe("U1");
        (await slack.Shortcut("T1", "C1", "U2", "find_sources", ts)).ShouldBeTrue();
        await SlackBot.Until(() => Said(slack).Count == 4);
        (await slack.Say("D1", "U1", "directly").Delivered).ShouldBeTrue();
        await SlackBot.Until(() => Said(slack).Count == 5);
        Said(slack)[4].Text.ShouldBe("bolt: directly");
        if (scenario == "socket")
        {
            var (thread, opened) = slack.OpenPane("D1", "U1");
            (await opened).ShouldBeTrue();
            await node.NextAsync("saw");
            await slack.Say("D1", "U1", "in the pane", thread: thread).Delivered;
            await SlackBot.Until(() => Said(slack).Count == 6);
            Said(slack)[5].Text.ShouldBe("bolt pane: in the pane");
            await slack.RefreshConnectionsAsync("refresh_requested", TimeSpan.FromMilliseconds(500));
            await SlackBot.Until(() => slack.OpenConnections == 0);
            (await slack.Say("D1", "U1", "after the refresh").Delivered).ShouldBeTrue();
            await SlackBot.Until(() => Said(slack).Count == 7);
        }
    }

    [SkippableFact]
    public async Task The_socket_mode_client_sees_a_redelivery_as_one()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { AckWithin = TimeSpan.FromSeconds(1) });
        await using var node = await _modules.RunAsync("envelopes", slack);
        await node.NextAsync("connected");
        var (_, delivered) = slack.Say("C1", "U1", "<@UBOTT1> hello");
        var first = await node.NextAsync("event");
        var second = await node.NextAsync("event");
        ((int)first["retry"]!).ShouldBe(0);
        ((int)second["retry"]!).ShouldBe(1);
        ((string)second["reason"]!).ShouldBe("timeout");
        ((string)second["event"]!).ShouldBe((string)first["event"]!);
        (await delivered).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task The_web_api_client_meets_Slacks_rules()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var node = await _modules.RunAsync("api", slack);
        await node.NextAsync("ready");
        node.Said("auth").ShouldBe("T1");
        node.Said("scopes").ShouldBe("true");
        node.Said("wrongToken").ShouldBe("invalid_auth");
        node.Said("noChannel").ShouldBe("channel_not_found");
        foreach (var rule in new[] { "longSection", "longHeader", "manyBlocks", "manyButtons", "longButton", "sameButtons" })
        {
            node.Said(rule).ShouldBe("invalid_blocks", rule);
        }

        node.Said("longInAll").ShouldBe("msg_blocks_too_long");
        node.Said("tooSoon").ShouldBe("slack_webapi_rate_limited_error");
        node.Said("waited").ShouldBe("true");
        node.Said("metadata").ShouldBe("k");
    }

    private static IReadOnlyList<LoopbackMessage> Said(SlackServer slack) => slack.Replies();
}

/// <summary>Slack's libraries, installed once.</summary>
public sealed class NodeModules : IDisposable
{
    private readonly Lazy<Task<NodeProject>> _project = new(() => NodeProject.InstallAsync("tests/TreatyBot.LoopbackSlack/proof"));

    internal async Task<NodeProcess> RunAsync(string scenario, SlackServer slack)
    {
        try
        {
            var project = await _project.Value;
            return new NodeProcess(Process.Start(project.StartOf(
                "proof.mjs",
                scenario,
                slack.ApiBaseUrl.AbsoluteUri,
                slack.Workspaces["T1"].Token,
                SlackServer.AppToken,
                slack.SigningSecret,
                "C1"))!);
        }
        catch (InvalidOperationException trouble)
        {
            Skip.If(Environment.GetEnvironmentVariable("CI") != "true", trouble.Message);
            throw;
        }
    }

    public void Dispose()
    {
        if (_project is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            _project.Value.Result.Dispose();
        }
    }
}

/// <summary>A running scenario.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<JsonObject> _lines = Channel.CreateUnbounded<JsonObject>();
    private readonly List<JsonObject> _said = [];
    private readonly Task _reading;
    private readonly Task<string> _errors;

    public NodeProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>The next line that has this field; it fails after a minute.</summary>
    public async Task<JsonObject> NextAsync(string field)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            while (true)
            {
                var line = await _lines.Reader.ReadAsync(patience.Token);
                _said.Add(line);
                if (line.ContainsKey(field))
                {
                    return line;
                }
            }
        }
        catch (ChannelClosedException e)
        {
            throw new InvalidOperationException($"node ended: {await _errors}", e);
        }
    }

    public string? Said(string field) => _said.Select(line => line[field]).FirstOrDefault(value => value is not null)?.ToString();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                _lines.Writer.TryWrite((JsonObject)JsonNode.Parse(line)!);
            }
        }

        _lines.Writer.TryComplete();
    }
}
