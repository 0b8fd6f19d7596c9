using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>The commands that the bot offers.</summary>
internal static class Commands
{
    public const string Ask = "ask";
    public const string Question = "question";
    public const string Collection = "collection";
    public const string OnlyMe = "only-me";
    public const string Sources = "sources";
    public const string Source = "source";
    public const string FindSources = "Find sources for this";
    public const string CheckQuotation = "Check this quotation";
    public const string Verify = "verify";
    public const string Quote = "quote";
    public const string Article = "article";
    public const string Document = "document";
    public const string Passage = "place";
    public const string Compare = "compare";
    public const string Topic = "topic";
    public const string Export = "export";
    public const string AsMarkdown = "markdown";
    public const string Pins = "pins";
    public const string Unpin = "unpin";
    public const string Words = "words";
    public const string Number = "number";
    public const string Subscribe = "subscribe";
    public const string Unsubscribe = "unsubscribe";

    /// <summary>Discord's number; likewise the next three (discord.com/developers/docs/interactions/application-commands, types).</summary>
    private const int Slash = 1;
    private const int OnMessage = 3;
    private const int TextOption = 3;
    private const int YesNoOption = 5;

    // Installed to guilds; offered in them and in direct messages with the bot.
    private static readonly int[] InGuilds = [0];
    private static readonly int[] GuildsAndDirectMessages = [0, 1];

    /// <summary>Installed to people too; offered among people without the bot.</summary>
    private static readonly int[] AnyInstallation = [0, 1];
    private static readonly int[] Anywhere = [0, 1, 2];

    /// <summary>The commands as they are to be offered.</summary>
    /// <param name="userInstall">Whether people may install the bot to their accounts.</param>
    public static IReadOnlyList<ApplicationCommand> For(bool userInstall) => userInstall
        ? [.. All.Select(command => command with { IntegrationTypes = AnyInstallation, Contexts = Anywhere })]
        : All;

    public static IReadOnlyList<ApplicationCommand> All { get; } =
    [
        new(
            Slash,
            Ask,
            Text("Ask"),
            [
                new(TextOption, Question, Text("Question"), Required: true),
                new(TextOption, Collection, Text("AskCollection"), Autocomplete: true),
                new(YesNoOption, OnlyMe, Text("OnlyMe")),
            ],
            InGuilds,
            GuildsAndDirectMessages),
        new(
            Slash,
            Sources,
            Text("Sources"),
            [
                new(TextOption, Collection, Text("SourcesCollection"), Autocomplete: true),
                new(TextOption, Source, Text("Source"), Autocomplete: true),
            ],
            InGuilds,
            GuildsAndDirectMessages),
        new(
            Slash,
            Verify,
            Text("Verify"),
            [new(TextOption, Quote, Text("Quote"), Required: true), new(YesNoOption, OnlyMe, Text("OnlyMe"))],
            InGuilds,
            GuildsAndDirectMessages),
        new(
            Slash,
            Article,
            Text("Article"),
            [
                new(TextOption, Document, Text("Document"), Required: true, Autocomplete: true),
                new(TextOption, Passage, Text("Place"), Required: true),
                new(YesNoOption, OnlyMe, Text("OnlyMe")),
            ],
            InGuilds,
            GuildsAndDirectMessages),
        new(
            Slash,
            Compare,
            Text("Compare"),
            [
                new(TextOption, Topic, Text("Topic"), Required: true),
                new(TextOption, Collection, Text("AskCollection"), Autocomplete: true),
                new(YesNoOption, OnlyMe, Text("OnlyMe")),
            ],
            InGuilds,
            GuildsAndDirectMessages),
        new(Slash, Export, Text("Export"), [new(YesNoOption, AsMarkdown, Text("AsMarkdown"))], InGuilds, GuildsAndDirectMessages),
        new(Slash, Pins, Text("Pins"), [new(TextOption, Words, Text("Words"))], InGuilds, GuildsAndDirectMessages),
        new(Slash, Unpin, Text("Unpin"), [new(TextOption, Number, Text("PinNumber"), Required: true)], InGuilds, GuildsAndDirectMessages),
        new(Slash, Subscribe, Text("Subscribe"), [new(TextOption, Topic, Text("SubscribeTopic"))], InGuilds, GuildsAndDirectMessages),
        new(
            Slash,
            Unsubscribe,
            Text("Unsubscribe"),
            [new(TextOption, Number, Text("SubscriptionNumber"), Required: true)],
            InGuilds,
            GuildsAndDirectMessages),
        new(OnMessage, FindSources, "", null, InGuilds, GuildsAndDirectMessages),
        new(OnMessage, CheckQuotation, "", null, InGuilds, GuildsAndDirectMessages),
    ];

    private static string Text(string key) => InterfaceTexts.Get("Discord.Command." + key);

    /// <summary>True where Discord has these commands already, whatever it has added to them.</summary>
    public static bool Same(IReadOnlyList<ApplicationCommand> ours, IReadOnlyList<ApplicationCommand> theirs) =>
        ours.Count == theirs.Count && ours.All(our => theirs.Any(their => Same(our, their)));

    private static bool Same(ApplicationCommand our, ApplicationCommand their) =>
        our.Type == their.Type
        && our.Name == their.Name
        && our.Description == their.Description
        && (our.Options ?? []).Select(Plain).SequenceEqual((their.Options ?? []).Select(Plain))
        && SameSet(our.IntegrationTypes, their.IntegrationTypes)
        && SameSet(our.Contexts, their.Contexts);

    private static ApplicationCommandOption Plain(ApplicationCommandOption option) =>
        option with { Autocomplete = option.Autocomplete == true };

    private static bool SameSet(IReadOnlyList<int>? ours, IReadOnlyList<int>? theirs) =>
        (ours ?? []).Order().SequenceEqual((theirs ?? []).Order());
}
