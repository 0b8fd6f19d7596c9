using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Pins;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Conversations;

/// <summary>Lays out what <c>/verify</c>, <c>/article</c> and <c>/compare</c> find.</summary>
public sealed class LookupReplies(
    QuotationCheck quotations,
    ArticleLookup articles,
    TopicComparison comparison,
    PinBoard pins,
    NewsFinder news,
    Corpus corpus,
    IPermalinks permalinks)
{
    /// <summary>More differences are counted: who sees three knows what to think of the quotation.</summary>
    private const int DifferencesTold = 3;

    /// <summary>In characters: what differs is a word or a few; more is shown by the quote itself.</summary>
    private const int LongestWords = 60;

    /// <summary>In characters: a piece of an article that every platform's message has room for.</summary>
    private const int LongestPiece = 1_500;

    /// <summary>Titles that are read at a glance.</summary>
    private const int TitlesTold = 10;

    private const int LongestTitle = 100;

    /// <summary>The reply.</summary>
    /// <param name="question">The command, and where it was given.</param>
    /// <param name="command">The same, read.</param>
    /// <param name="visible">The collections that may be shown to whoever reads the reply.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Reply> LayAsync(
        AskedQuestion question, LookupCommand command, IReadOnlySet<string> visible, CancellationToken cancellationToken) =>
        command switch
        {
            { Kind: LookupKind.Pins } => ListPinsAsync(question, command.Text, visible, cancellationToken),
            { Kind: LookupKind.Export } => Task.FromResult(Say(question, InterfaceTexts.Get("Export", question.Locale))),
            { Text: "" } => Task.FromResult(Say(question, InterfaceTexts.Get($"How{command.Kind}", question.Locale))),
            { Kind: LookupKind.Verify } => VerifyAsync(question, command.Text, visible, cancellationToken),
            { Kind: LookupKind.News } => TellNewsAsync(question, command.Text, visible, cancellationToken),
            { Kind: LookupKind.Article } => FindArticleAsync(question, command.Text, visible, cancellationToken),
            _ => CompareAsync(question, command.Text, visible, cancellationToken),
        };

    /// <summary>
    /// Another article of the document that an <c>/article</c> was about; null where there is none, or it may not be shown.
    /// </summary>
    public async Task<Reply?> TurnToAsync(
        AskedQuestion question, LookupCommand command, int passage, IReadOnlySet<string> visible, CancellationToken cancellationToken) =>
        command.Kind == LookupKind.Article
        && articles.FindDocument(command.Text, visible) is { } document
        && await articles.FindAtAsync(document.Id, passage, visible, cancellationToken) is { } article
            ? await LayAsync(question, article, visible, cancellationToken)
            : null;

    private async Task<Reply> VerifyAsync(
        AskedQuestion question, string text, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var finding = await quotations.CheckAsync(text, visible, cancellationToken);
        var locale = question.Locale;
        if (finding.Matches.Count == 0)
        {
            return finding.Verdict == QuotationVerdict.NotComparable
                ? Say(question, InterfaceTexts.Format("VerifyNotComparable", locale, QuotationCheck.MaxWords))
                : SayNotFound(question, InterfaceTexts.Get("VerifyNotFound", locale));
        }

        var titles = finding.Matches.Select(match => TitleOf(match.Citation.Document)).Distinct(StringComparer.Ordinal);
        var statement = InterfaceTexts.Format($"Verify{finding.Verdict}", locale, string.Join("; ", titles));
        var differences = finding.Matches[0].Differences;
        var blocks = new List<ReplyBlock> { new StatementBlock(statement) };
        blocks.AddRange(differences.Take(DifferencesTold).Select(difference => new StatementBlock(Describe(difference, locale))));
        if (differences.Count > DifferencesTold)
        {
            blocks.Add(new StatementBlock(
                InterfaceTexts.Format("VerifyMoreDifferences", locale, differences.Count - DifferencesTold)));
        }

        blocks.AddRange(finding.Matches.Select((match, i) => Quote(question, match.Citation, i + 1)));
        return Lay(question, blocks, [new ReplyButton(ReplyAction.ShowContext, InterfaceTexts.Get("ShowContext", locale))]);
    }

    private static string Describe(WordDifference difference, string? locale)
    {
        var (held, source) = (Short(difference.Held), Short(difference.Source));
        return difference switch
        {
            { Held: "" } => InterfaceTexts.Format("VerifyLeftOut", locale, difference.At, source),
            { Source: "" } => InterfaceTexts.Format("VerifyAdded", locale, difference.At, held),
            _ => InterfaceTexts.Format("VerifyDiffersAt", locale, difference.At, held, source),
        };

        static string Short(string words) => ShortText.Shorten(words, LongestWords);
    }

    private async Task<Reply> FindArticleAsync(
        AskedQuestion question, string text, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var locale = question.Locale;
        var finding = await articles.FindAsync(text, visible, cancellationToken);
        return finding switch
        {
            { Article: { } article } => await LayAsync(question, article, visible, cancellationToken),
            { Document: { } document } =>
                SayNotFound(question, InterfaceTexts.Format("ArticleNoSuchPlace", locale, TitleOf(document), finding.Place)),
            { Several.Count: > 0 } => Say(
                question, InterfaceTexts.Format("ArticleSeveral", locale, Titles(finding.Several, locale))),
            _ => SayNotFound(
                question,
                InterfaceTexts.Get(text.Contains(ArticleLookup.Separator) ? "ArticleNoSuchDocument" : "HowArticle", locale)),
        };
    }

    private async Task<Reply> LayAsync(
        AskedQuestion question, Article article, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var document = article.Reading.Document;
        var blocks = new List<ReplyBlock>
        {
            new StatementBlock(InterfaceTexts.Format("ArticleShown", question.Locale, TitleOf(document), article.Name)),
        };
        blocks.AddRange(article.Split(LongestPiece).Select((piece, i) => Quote(question, new Citation(piece, article.Path, []), i + 1)));
        var buttons = new List<ReplyButton>();
        await AddAsync("ArticlePrevious", article.Previous);
        await AddAsync("ArticleNext", article.Next);
        return Lay(question, blocks, buttons);

        async Task AddAsync(string label, int? passage)
        {
            if (passage is { } at && await articles.FindAtAsync(document.Id, at, visible, cancellationToken) is { } other)
            {
                var action = label == "ArticleNext" ? ReplyAction.NextArticle : ReplyAction.PreviousArticle;
                buttons.Add(new ReplyButton(
                    action, InterfaceTexts.Format(label, question.Locale, ShortText.Shorten(other.Name, 30)), other.Passage));
            }
        }
    }

    private async Task<Reply> CompareAsync(
        AskedQuestion question, string topic, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var locale = question.Locale;
        var rows = await comparison.CompareAsync(topic, visible, cancellationToken);
        var saying = rows.Where(row => row.Quote is not null).ToList();
        var blocks = new List<ReplyBlock>
        {
            new StatementBlock(InterfaceTexts.Format(
                "Compared", locale, ShortText.Shorten(topic, LongestTitle), saying.Count, ReplyLayout.CountDocuments(rows.Count, locale))),
        };
        if (rows.Count > saying.Count)
        {
            var silent = rows.Where(row => row.Quote is null).Select(row => row.Document).ToList();
            blocks.Add(new NoteBlock(NoteKind.Searched, InterfaceTexts.Format("ComparedSilent", locale, Titles(silent, locale))));
        }

        blocks.AddRange(saying.Select((row, i) => Quote(question, row.Quote!, i + 1)));
        return Lay(
            question,
            blocks,
            saying.Count > 0 ? [new ReplyButton(ReplyAction.ShowContext, InterfaceTexts.Get("ShowContext", locale))] : []);
    }

    private async Task<Reply> ListPinsAsync(
        AskedQuestion question, string words, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var locale = question.Locale;
        var listed = (await pins.ListAsync(visible, cancellationToken))
            .Where(pinned => pinned.Pin.Question.Contains(words, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (listed.Count == 0)
        {
            return Say(question, InterfaceTexts.Get("NoPins", locale));
        }

        var blocks = new List<ReplyBlock> { new StatementBlock(InterfaceTexts.Format("PinsListed", locale, listed.Count)) };
        blocks.AddRange(listed.Where(pinned => pinned.Citation is null).Select(pinned =>
            new StatementBlock($"{Name(pinned)} · {Describe(pinned.Mark, locale)}")));
        blocks.AddRange(listed.Where(pinned => pinned.Citation is not null).Select((pinned, i) =>
            Quote(question, pinned.Citation!, i + 1) with
            {
                Asked = string.Join(" · ", new[] { Name(pinned), Describe(pinned.Mark, locale) }.Where(text => text.Length > 0)),
            }));
        return Lay(question, blocks, []);

        static string Name(PinnedQuote pinned) => $"{pinned.Pin.Id} · {ShortText.Shorten(pinned.Pin.Question, LongestTitle)}";
    }

    /// <summary>What is to be known of a pin; empty where all is well.</summary>
    private static string Describe(PinMark mark, string? locale)
    {
        var due = mark.IsReviewDue ? InterfaceTexts.Get("PinListedReviewDue", locale) : "";
        return (due + (mark.State == PinState.Current ? "" : InterfaceTexts.Get($"PinListed{mark.State}", locale))).Trim();
    }

    /// <param name="question">The event of telling.</param>
    /// <param name="text">The document's number and the topic.</param>
    /// <param name="visible">What may be shown there.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    private async Task<Reply> TellNewsAsync(
        AskedQuestion question, string text, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var locale = question.Locale;
        var (number, topic) = text.Split(' ', 2) is [var first, var rest] ? (first, rest) : (text, "");
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && corpus.Catalogue.FindDocument(id) is { } entry
            && visible.Contains(entry.Document.Collection)
            && await news.QuotesAsync(topic, entry, cancellationToken) is { Count: > 0 } quotes)
        {
            var said = InterfaceTexts.Format("News", locale, ShortText.Shorten(topic, LongestTitle), TitleOf(entry.Document));
            return Lay(
                question,
                [new StatementBlock(said), .. quotes.Select((citation, i) => Quote(question, citation, i + 1))],
                [new ReplyButton(ReplyAction.ShowContext, InterfaceTexts.Get("ShowContext", locale))]);
        }

        return SayNotFound(question, InterfaceTexts.Format("NewsGone", locale, ShortText.Shorten(topic, LongestTitle)));
    }

    private QuoteBlock Quote(AskedQuestion question, Citation citation, int number) =>
        new(number, citation, permalinks.For(citation.Quote, question.Place), QuoteRole.Passage);

    private static Reply Say(AskedQuestion question, string text) => Lay(question, [new StatementBlock(text)], []);

    private static Reply SayNotFound(AskedQuestion question, string text) =>
        Say(question, text) with { Outcome = ReplyOutcome.NothingFound };

    private static Reply Lay(AskedQuestion question, List<ReplyBlock> blocks, List<ReplyButton> buttons) => new(
        question.EventKey,
        ReplyOutcome.LookedUp,
        blocks,
        question.OnlyMe && blocks.Count > 1 && question.Place.Kind is PlaceKind.Channel or PlaceKind.SharedChannel
            ? [.. buttons, new ReplyButton(ReplyAction.ShareHere, InterfaceTexts.Get("ShareHere", question.Locale))]
            : buttons,
        0);

    private static string TitleOf(Document document) => ShortText.Shorten(document.DisplayTitle, LongestTitle);

    private static string Titles(IReadOnlyList<Document> documents, string? locale)
    {
        var titles = string.Join("; ", documents.Take(TitlesTold).Select(TitleOf));
        return documents.Count > TitlesTold
            ? InterfaceTexts.Format("TitlesAndMore", locale, titles, documents.Count - TitlesTold)
            : titles;
    }
}
