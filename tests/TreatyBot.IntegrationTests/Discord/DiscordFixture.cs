using TreatyBot.Core.Documents;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>A loopback Discord with a guild, a folder for the bot's store, and bots that run in it.</summary>
public abstract class DiscordFixture : IAsyncLifetime
{
    internal const string Treaty =
        "This Treaty is renewed automatically in 2031 for ten years.\n\nThe depositary is the Government of Drovia.";
    internal const string Question = "When is the treaty renewed?";
    internal const string Answer = "**2031**";
    internal const string Ada = "501";
    internal const string Ben = "502";

    private readonly List<Bot> _bots = [];

    internal LoopbackDiscordServer Discord { get; private set; } = null!;

    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), "treatybot-discord-" + Guid.NewGuid().ToString("N"));

    internal LoopbackWorld World => Discord.World;

    internal People People => Discord.People;

    internal string Guild { get; private set; } = "";

    internal LoopbackChannel General { get; private set; } = null!;

    protected virtual LoopbackOptions Options => new() { BetweenIdentifies = TimeSpan.FromMilliseconds(20) };

    public async Task InitializeAsync()
    {
        Discord = await LoopbackDiscordServer.StartAsync(Options);
        Guild = World.AddGuild(Ada, Ben);
        General = World.AddChannel(Guild);
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        await Discord.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    internal Bot LastBot => _bots[^1];

    /// <summary>The client that serves, as <c>Discord:Client</c> names it.</summary>
    internal string Client => this is IOverLibrary ? "DiscordNet" : "BuiltIn";

    internal BotSetup Setup => new(Folder) { Client = Client, Documents = [Draft("treaty.md", "Treaty of Sabrel", Treaty)] };

    internal async Task<Bot> StartAsync(BotSetup? setup = null)
    {
        var bot = await Bot.StartAsync(Discord, setup ?? Setup);
        _bots.Add(bot);
        return bot;
    }

    internal async Task<Bot> ConnectAsync(BotSetup? setup = null) => await (await StartAsync(setup)).ConnectedToAsync(Discord);

    private protected void NeedsSessionsThatOutliveTheWorker() =>
        Skip.If(
            this is IOverLibrary,
            $"{Client} cannot take up the session of an earlier process: what is asked in between is lost, as the README says.");

    internal async Task<LoopbackMessage> ReplyToAsync(LoopbackMessage question)
    {
        await World.UntilAsync(() => World.RepliesTo(question.Id).Count > 0);
        return World.RepliesTo(question.Id).ShouldHaveSingleItem();
    }

    internal async Task<LoopbackMessage> ResponseToAsync(LoopbackInteraction interaction)
    {
        await World.UntilAsync(() => interaction.Finishes > 0);
        return interaction.Response!;
    }

    /// <summary>How often a message got the answer to <see cref="Question"/>.</summary>
    internal int AnswersTo(LoopbackMessage asked) =>
        World.RepliesTo(asked.Id).Count(reply => reply.Text.Contains(Answer, StringComparison.Ordinal));

    /// <summary>How often a command got it: in its own place, or where its time was over in the channel.</summary>
    internal int AnswersTo(LoopbackInteraction asked) =>
        (asked.Response?.Text.Contains(Answer, StringComparison.Ordinal) == true ? 1 : 0)
        + World.BotMessages.Count(message => message.Nonce == "i" + asked.Id && message.Text.Contains(Answer, StringComparison.Ordinal));

    internal static DocumentDraft Draft(string path, string? title, string text, string collection = "treaties")
    {
        var passages = new List<PassageDraft>();
        var start = 0;
        foreach (var block in text.Split("\n\n"))
        {
            passages.Add(new PassageDraft(new TextRange(start, start + block.Length), []));
            start += block.Length + 2;
        }

        return new DocumentDraft(
            collection,
            path,
            new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(text)),
            "test/1",
            new DocumentMetadata(Title: title),
            text,
            passages);
    }
}
