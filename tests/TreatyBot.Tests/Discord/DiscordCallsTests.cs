using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Discord;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Tests.Discord;

public sealed class DiscordCallsTests : IDisposable
{
    private static readonly OutgoingMessage Message = new([new TextDisplay("@everyone")]);
    private static readonly DiscordCallback Callback = new("1", "token");

    private readonly Recorder _recorder = new();
    private readonly ServiceProvider _services;

    public DiscordCallsTests()
    {
        var services = new ServiceCollection().AddLogging().AddDiscord();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("Discord:Token", "secret.token")]).Build());
        services.AddHttpClient<HttpTransport>().ConfigurePrimaryHttpMessageHandler(() => _recorder);
        _services = services.BuildServiceProvider();
    }

    private IDiscordClient Client => _services.GetRequiredService<IDiscordClient>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Nothing_that_is_written_may_ping_anybody()
    {
        await Client.DeferAsync(Callback, onlyForAsker: true, default);
        await Client.RespondAsync(Callback, Message, onlyForAsker: false, default);
        await Client.FinishAsync("2", Callback, Message, default);
        await Client.WriteAsync("3", Message, "n", "4", default);
        await Client.WriteAsync("3", Message, "n", null, default);

        _recorder.Bodies.Count.ShouldBe(5);
        foreach (var body in _recorder.Bodies)
        {
            var message = body.TryGetProperty("data", out var data) ? data : body;
            message.GetProperty("allowed_mentions").GetRawText().ShouldBe("""{"parse":[],"replied_user":false}""");
        }
    }

    [Fact]
    public async Task A_deferral_sets_no_flag_but_the_one_that_it_may()
    {
        await Client.DeferAsync(Callback, onlyForAsker: true, default);
        await Client.DeferAsync(Callback, onlyForAsker: false, default);
        _recorder.Bodies[0].GetProperty("data").GetProperty("flags").GetInt32().ShouldBe(64);
        _recorder.Bodies[1].TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_carries_its_nonce_and_has_it_enforced()
    {
        await Client.WriteAsync("3", Message, "m42", "42", default);
        var body = _recorder.Bodies.ShouldHaveSingleItem();
        body.GetProperty("nonce").GetString().ShouldBe("m42");
        body.GetProperty("enforce_nonce").GetBoolean().ShouldBeTrue();
        body.GetProperty("message_reference").GetRawText().ShouldBe("""{"message_id":"42","fail_if_not_exists":true}""");
    }

    [Fact]
    public async Task The_bots_token_goes_with_its_own_calls_and_not_with_responses_to_interactions()
    {
        await Client.WriteAsync("3", Message, "n", null, default);
        await Client.FinishAsync("2", Callback, Message, default);
        _recorder.Authorizations.ShouldBe(["Bot secret.token", null]);
        _recorder.Agents.ShouldAllBe(agent => agent.StartsWith("DiscordBot (https://", StringComparison.Ordinal));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<JsonElement> Bodies { get; } = [];

        public List<string?> Authorizations { get; } = [];

        public List<string> Agents { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement);
            Authorizations.Add(request.Headers.Authorization?.ToString());
            Agents.Add(request.Headers.UserAgent.ToString());
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"9"}""") };
        }
    }
}
