using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Hosting;
using TreatyBot.LoopbackSlack;
using TreatyBot.Slack;
using TreatyBot.Slack.Wire;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>What every wire client must do, over the loopback Slack.</summary>
public abstract class SlackClientConformance : SlackScenario
{
    private static readonly SlackMessage Hello = new("C1", "hello", [], EventKey: "key");

    [Fact]
    public async Task What_people_do_arrives_as_our_records()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var listener = new Listener(Create(slack));
        var (ts, mentioned) = slack.Say("C1", "U1", "<@UBOTT1> hi", clientMessageId: "m1");
        var mention = await listener.NextAsync<SlackMessageEvent>();
        mention.ShouldBe(
            new SlackMessageEvent(
                "T1", "C1", "U1", "T1", "<@UBOTT1> hi", ts, null, "m1", SlackMessageKind.Mention, IsShared: false, IsBot: false));
        (await mentioned).ShouldBeTrue();
        _ = slack.Say("D1", "U1", "hi", thread: ts);
        var direct = await listener.NextAsync<SlackMessageEvent>();
        (direct.Kind, direct.Thread).ShouldBe((SlackMessageKind.Direct, ts));
        _ = slack.Command("T1", "C1", "U1", "/ask", "a & b");
        var command = await listener.NextAsync<SlackCommandEvent>();
        (command.Team, command.Channel, command.User, command.Command, command.Text).ShouldBe(("T1", "C1", "U1", "/ask", "a & b"));
        _ = slack.Shortcut("T1", "C1", "U2", "find_sources", ts);
        (await listener.NextAsync<SlackShortcutEvent>()).Text.ShouldBe("<@UBOTT1> hi");
        _ = slack.OpenPane("D1", "U1");
        (await listener.NextAsync<SlackAssistantEvent>()).User.ShouldBe("U1");
        var (second, _) = slack.Say("D1", "U1", "hi");
        _ = slack.Edit("D1", second, "else");
        (await listener.NextAsync<SlackMessageEdited>()).ShouldBe(new SlackMessageEdited("T1", "D1", second, "else"));
        _ = slack.Delete("D1", second);
        (await listener.NextAsync<SlackMessageDeleted>()).ShouldBe(new SlackMessageDeleted("T1", "D1", second));
        _ = slack.Edit("C1", ts, "<@UBOTT1> ho");
        (await listener.NextAsync<SlackMessageEvent>(edited => edited.Text == "<@UBOTT1> ho")).ShouldBe(
            mention with { Text = "<@UBOTT1> ho", IsEdited = true });
    }

    [Fact]
    public async Task What_is_not_acknowledged_comes_again()
    {
        await using var slack = await SlackFixture.StartAsync(new LoopbackOptions { AckWithin = TimeSpan.FromMilliseconds(300) });
        await using var listener = new Listener(Create(slack)) { Acknowledges = false };
        var (_, delivered) = slack.Say("C1", "U1", "<@UBOTT1> hi");
        var first = await listener.NextAsync<SlackMessageEvent>();
        listener.Acknowledges = true;
        (await listener.NextAsync<SlackMessageEvent>()).ShouldBe(first);
        (await delivered).ShouldBeTrue();
    }

    [Fact]
    public async Task A_long_event_arrives_whole()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var listener = new Listener(Create(slack));
        var text = $"<@UBOTT1> {string.Concat(Enumerable.Repeat("é🤝x", 30_000))}";
        for (var i = 0; i < 3; i++)
        {
            slack.Say("C1", "U1", text);
            (await listener.NextAsync<SlackMessageEvent>()).Text.ShouldBe(text);
            slack.Say("C1", "U1", "<@UBOTT1> short");
            (await listener.NextAsync<SlackMessageEvent>()).Text.ShouldBe("<@UBOTT1> short");
        }
    }

    [Fact]
    public async Task A_stream_that_is_no_longer_read_ends_all_the_same()
    {
        await using var slack = await SlackFixture.StartAsync(
            new LoopbackOptions { AckWithin = TimeSpan.FromMilliseconds(100), RetryAfter = [] });
        var events = Create(slack).ListenAsync(CancellationToken.None).GetAsyncEnumerator();
        (await events.MoveNextAsync()).ShouldBeTrue();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => slack.Say("C1", "U1", "<@UBOTT1> hi").Delivered));
        await events.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        await SlackBot.Until(() => slack.OpenConnections == 0);
    }

    [Fact]
    public async Task A_refused_app_token_ends_the_stream()
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.IsAppTokenRevoked = true;
        var client = Create(slack);
        await Should.ThrowAsync<SlackTokenException>(async () =>
        {
            await foreach (var _ in client.ListenAsync(CancellationToken.None))
            {
            }
        });
        (await client.TestAppTokenAsync(CancellationToken.None)).Failure!.Kind.ShouldBe(SlackFailureKind.TokenDead);
    }

    [Fact]
    public async Task A_message_is_kept_with_its_key()
    {
        await using var slack = await SlackFixture.StartAsync();
        var client = Create(slack);
        var token = slack.Workspaces["T1"].Token;
        var posted = await client.PostAsync(token, Hello, CancellationToken.None);
        var kept = (await client.ReadAsync(token, "C1", posted.Value, posted.Value!, CancellationToken.None)).Value!.ShouldHaveSingleItem();
        kept.ShouldBe(new SlackStoredMessage(posted.Value!, "UBOTT1", "key"));
        WhatLives.In(slack.Messages[0]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LoopbackFault.RateLimited, SlackFailureKind.RateLimited, 1, 0)]
    [InlineData(LoopbackFault.RateLimitedSilently, SlackFailureKind.RateLimited, null, 0)]
    [InlineData(LoopbackFault.BrokenBefore, SlackFailureKind.Unavailable, null, 0)]
    [InlineData(LoopbackFault.BrokenAfter, SlackFailureKind.Unavailable, null, 1)]
    [InlineData(LoopbackFault.LostAfter, SlackFailureKind.Unavailable, null, 1)]
    public async Task A_call_that_goes_wrong_is_tried_once_and_says_how(
        LoopbackFault fault, SlackFailureKind kind, int? retryAfter, int messages)
    {
        await using var slack = await SlackFixture.StartAsync();
        slack.Fault = _ => fault;
        var result = await Create(slack).PostAsync(slack.Workspaces["T1"].Token, Hello, CancellationToken.None);
        result.Failure!.Kind.ShouldBe(kind);
        result.Failure.RetryAfter.ShouldBe(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        slack.Calls.Count.ShouldBe(1);
        slack.Messages.Count.ShouldBe(messages);
    }

    [Fact]
    public async Task What_Slack_will_not_do_is_told_by_its_word()
    {
        await using var slack = await SlackFixture.StartAsync(scopes: SlackBot.LeastScopes);
        var client = Create(slack);
        var token = slack.Workspaces["T1"].Token;
        (await client.PostAsync(token, Hello with { Channel = "C404" }, CancellationToken.None)).Failure.ShouldBe(
            new SlackFailure(SlackFailureKind.Refused, "channel_not_found"));
        (await client.ReadAsync(token, "C1", null, "0", CancellationToken.None)).Failure.ShouldBe(
            new SlackFailure(SlackFailureKind.Refused, "missing_scope"));
        slack.Workspaces["T1"].IsRevoked = true;
        (await client.PostAsync(token, Hello, CancellationToken.None)).Failure.ShouldBe(
            new SlackFailure(SlackFailureKind.TokenDead, "token_revoked"));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_response_address_that_is_not_Slacks()
    {
        await using var slack = await SlackFixture.StartAsync();
        var result = await Create(slack).RespondAsync(
            new Uri("http://127.0.0.1:9/respond"), new SlackResponse("t", [], SlackResponseKind.Ephemeral), CancellationToken.None);
        result.Failure!.Kind.ShouldBe(SlackFailureKind.Refused);
    }

    /// <summary>A client with the loopback's app token.</summary>
    private ISlackClient Create(SlackServer slack)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:Client"] = Client,
            ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl.AbsoluteUri,
            ["Slack:AppToken"] = SlackServer.AppToken,
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddLibraries(configuration)
            .AddSlack();
        return services.BuildServiceProvider().GetRequiredService<ISlackClient>();
    }

    /// <summary>Reads the stream and acknowledges.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly Channel<SlackEvent> _events = Channel.CreateUnbounded<SlackEvent>();
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _listening;

        public Listener(ISlackClient client) => _listening = Task.Run(() => ListenAsync(client));

        public bool Acknowledges { get; set; } = true;

        public async Task<T> NextAsync<T>(Predicate<T>? which = null)
            where T : SlackEvent
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                if (await _events.Reader.ReadAsync(patience.Token) is T wanted && which?.Invoke(wanted) != false)
                {
                    return wanted;
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _listening;
            _stopping.Dispose();
        }

        private async Task ListenAsync(ISlackClient client)
        {
            try
            {
                await foreach (var delivery in client.ListenAsync(_stopping.Token))
                {
                    if (Acknowledges)
                    {
                        await delivery.AcknowledgeAsync(_stopping.Token);
                    }

                    _events.Writer.TryWrite(delivery.Event);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The test is over.
            }
        }
    }
}

public sealed class BuiltInConformance : SlackClientConformance;
