using System.Globalization;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Lays an answer out as a reply: the quotes with their citations, what is to be said about them, and what can be done next.
/// </summary>
public sealed class ReplyLayout(IPermalinks permalinks, IOptions<DeskOptions> options)
{
    /// <summary>More would push the documents themselves off the screen.</summary>
    private const int MaxUnreadableNamed = 3;

    /// <summary>Of a message that asks several things, so much of each is said again, in characters.</summary>
    private const int LongestPart = 150;

    /// <summary>In characters; names are shorter.</summary>
    private const int LongestOwner = 60;

    /// <summary>A row of buttons on every platform.</summary>
    private const int MaxQuotesToPin = 5;

    /// <summary>Titles of treaties have 300 characters; a citation names its own document first.</summary>
    private const int LongestOther = 120;

    /// <summary>The reply to a question.</summary>
    /// <param name="question">What was asked, and where.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="all">True to show every quote, not only the first few.</param>
    public Reply Lay(AskedQuestion question, Answer answer, bool all = false) => answer switch
    {
        Answered answered => LayAnswered(question, answered, all),
        NothingFound nothing => LayNothingFound(question, nothing),
        Refused refused => new Reply(question.EventKey, ReplyOutcome.Refused, [new StatementBlock(refused.Message)], [], 0),
        _ => throw new InvalidOperationException($"There is no layout for such an answer: {answer.GetType().Name}."),
    };

    /// <summary>What plain search found for a question, without the claim that it answers.</summary>
    public Reply LayPassages(AskedQuestion question, IReadOnlyList<Citation> passages) => new(
        question.EventKey,
        ReplyOutcome.Passages,
        [
            new StatementBlock(InterfaceTexts.Get(passages.Count > 0 ? "Passages" : "NoPassages", question.Locale)),
            .. passages.Select((citation, i) => Quote(question, citation, i + 1, QuoteRole.Passage)),
        ],
        [],
        0);

    /// <summary>Asks whoever found a reply of no help why it was of none.</summary>
    public static Reply LayWhyNotHelpful(string eventKey, string? locale) => new(
        eventKey,
        ReplyOutcome.Social,
        [new StatementBlock(InterfaceTexts.Get("WhyNotHelpful", locale))],
        [
            new ReplyButton(ReplyAction.WrongPassage, InterfaceTexts.Get("WrongPassage", locale)),
            new ReplyButton(ReplyAction.OutOfDate, InterfaceTexts.Get("OutOfDate", locale)),
            new ReplyButton(ReplyAction.Incomplete, InterfaceTexts.Get("Incomplete", locale)),
            new ReplyButton(ReplyAction.Unclear, InterfaceTexts.Get("Unclear", locale)),
            new ReplyButton(ReplyAction.OtherReason, InterfaceTexts.Get("OtherReason", locale)),
        ],
        0);

    /// <summary>Asks which of several quotes is to be pinned.</summary>
    public static Reply LayWhichToPin(string eventKey, int quotes, string? locale) => new(
        eventKey,
        ReplyOutcome.Social,
        [new StatementBlock(InterfaceTexts.Get("WhichToPin", locale))],
        [
            .. Enumerable.Range(1, Math.Min(quotes, MaxQuotesToPin)).Select(number => new ReplyButton(
                ReplyAction.Pin, InterfaceTexts.Format("PinQuote", locale, number), number)),
        ],
        0);

    /// <summary>
    /// Where a quote stands: title, headings, paragraph, page, author, publisher, date; what is not known is left out, but an unknown
    /// date is said.
    /// </summary>
    public static string CitationLine(Citation citation)
    {
        var document = citation.Document;
        var metadata = document.Metadata;
        var parts = new List<string> { document.DisplayTitle };
        if (citation.Pin is { } pin)
        {
            parts.Add(PinnedBy(pin));
        }

        if (citation.Standing is { } standing)
        {
            parts.Add(Standing(standing));
        }

        if (citation.HeadingPath.Count > 0
            && !string.Equals(citation.HeadingPath[^1], document.DisplayTitle, StringComparison.OrdinalIgnoreCase))
        {
            parts.Add(citation.HeadingPath[^1]);
        }

        var (reading, range) = (citation.Quote.Reading, citation.Quote.Range);
        string?[] named = [reading.CitePinpoint(range), reading.CitePages(range), metadata.Author, metadata.Publisher];
        parts.AddRange(named.OfType<string>());
        parts.Add(metadata.Published is { } day ? Day(day) : "undated");
        return string.Join(" · ", parts);
    }

    /// <summary>"pinned by Ada, to be reviewed by 1 May 2030".</summary>
    public static string PinnedBy(PinMark pin) =>
        InterfaceTexts.Format("PinnedBy", null, ShortText.Shorten(pin.Owner, LongestOwner), Day(pin.ReviewBy));

    /// <summary>"replaced by Travel Policy 2024, 1 May 2024": what a quote's document has to do with a later or an earlier one.</summary>
    public static string Standing(QuoteStanding standing)
    {
        var other = ShortText.Shorten(standing.Other, LongestOther);
        return InterfaceTexts.Format(
            $"Standing{standing.Kind}", null, standing.Date is { } day ? $"{other}, {Day(day)}" : other);
    }

    /// <summary>That there are files which nobody has looked into; null where there are none.</summary>
    public static string? PassedOver(int files, string? locale) => files switch
    {
        0 => null,
        1 => InterfaceTexts.Get("OnePassedOver", locale),
        _ => InterfaceTexts.Format("PassedOver", locale, files),
    };

    /// <summary>Which files could not be read and what to do: a line each for the first few, and how many more there are.</summary>
    public static IEnumerable<string> Unreadable(IReadOnlyList<SourceFinding> files, string? locale)
    {
        foreach (var file in files.Take(MaxUnreadableNamed))
        {
            yield return InterfaceTexts.Format(
                file.Kind == SourceFindingKind.Down ? "SourceDown" : "Unreadable", locale, file.Path, file.Reason);
        }

        if (files.Count > MaxUnreadableNamed)
        {
            yield return InterfaceTexts.Format("MoreUnreadable", locale, files.Count - MaxUnreadableNamed);
        }
    }

    /// <summary>"1 document", "213 documents".</summary>
    public static string CountDocuments(int count, string? locale) => count == 1
        ? InterfaceTexts.Get("OneDocument", locale)
        : InterfaceTexts.Format("Documents", locale, count);

    /// <summary>A day as replies write it: 26 July 2016.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private Reply LayAnswered(AskedQuestion question, Answered answer, bool all)
    {
        var (quotes, first) = Order(answer);
        var shown = all ? quotes.Count : first;
        var blocks = new List<ReplyBlock>();
        blocks.AddRange(answer.Parts.Where(part => part.Answer is not Answered).Select(part => Unanswered(part, question.Locale)));
        if (answer.Differs)
        {
            var allDated = quotes.Take(shown)
                .Select(quote => quote.Citation)
                .All(citation => citation.Side is null || citation.Document.Metadata.Published is not null);
            blocks.Add(new NoteBlock(
                NoteKind.SourcesDiffer, InterfaceTexts.Get(allDated ? "SourcesDiffer" : "SourcesDifferUndated", question.Locale)));
        }

        blocks.AddRange(quotes.Take(shown).Select((quote, i) => PinNote(quote.Citation, i + 1, question.Locale)).OfType<NoteBlock>());
        if (answer.Confidence < options.Value.SureFrom)
        {
            blocks.Add(new NoteBlock(
                NoteKind.Unsure, InterfaceTexts.Format("Unsure", question.Locale, Math.Max(1, (int)Math.Round(answer.Confidence * 10)))));
        }

        blocks.AddRange(quotes.Take(shown).Select((quote, i) => Quote(question, quote.Citation, i + 1, QuoteRole.Answer) with
        {
            Asked = quote.Asked is { } asked && (i == 0 || quotes[i - 1].Asked != asked) ? ShortText.Shorten(asked, LongestPart) : null,
        }));
        blocks.AddRange(quotes.Take(shown).Select((quote, i) => Also(quote.Citation, i + 1, question.Locale)).OfType<NoteBlock>());
        blocks.AddRange(
            quotes.Take(shown)
                .Select(quote => Passed(quote.Citation, question.Locale))
                .OfType<NoteBlock>()
                .DistinctBy(note => note.Text));
        var buttons = new List<ReplyButton>();
        if (shown < quotes.Count)
        {
            buttons.Add(new ReplyButton(
                ReplyAction.MoreQuotes, InterfaceTexts.Format("MoreQuotes", question.Locale, quotes.Count - shown)));
        }

        AddCommonButtons(buttons, question, shown);
        if (question.Place.Kind != PlaceKind.Local && options.Value.MayPin(question.Asker, question.Place))
        {
            buttons.Add(new ReplyButton(ReplyAction.Pin, InterfaceTexts.Get("Pin", question.Locale)));
        }

        return new Reply(question.EventKey, ReplyOutcome.Answered, blocks, buttons, answer.Confidence);
    }

    private static StatementBlock Unanswered(AnswerPart part, string? locale)
    {
        var asked = ShortText.Shorten(part.Question, LongestPart);
        return new(part.Answer is Refused refused
            ? InterfaceTexts.Format("PartRefused", locale, asked, refused.Message)
            : InterfaceTexts.Format("PartNotSaid", locale, asked));
    }

    /// <summary>The quotes of an answer as a reply numbers them, and how many it shows at first.</summary>
    public (IReadOnlyList<Citation> Quotes, int Shown) Number(Answered answer)
    {
        var (quotes, shown) = Order(answer);
        return ([.. quotes.Select(quote => quote.Citation)], shown);
    }

    /// <summary>
    /// The quotes in the order in which they are shown, each with what it answers, and how many are shown at first: of several questions
    /// some quotes of each come before the rest.
    /// </summary>
    private (IReadOnlyList<(Citation Citation, string? Asked)> Quotes, int First) Order(Answered answer)
    {
        IReadOnlyList<(string? Question, Answered Answer)> parts = answer.Parts.Count == 0
            ? [(null, answer)]
            : [.. answer.Parts.Where(part => part.Answer is Answered).Select(part => ((string?)part.Question, (Answered)part.Answer))];
        var share = Math.Max(1, options.Value.QuotesShown / parts.Count);
        var (first, rest) = (new List<(Citation, string?)>(), new List<(Citation, string?)>());
        foreach (var (question, part) in parts)
        {
            // Where the sources differ, no side may fall behind "More quotes".
            var shown = Math.Max(Math.Min(share, part.Citations.Count), part.Differs ? FirstOfLastSide(part.Citations) + 1 : 0);
            first.AddRange(part.Citations.Take(shown).Select(citation => (citation, question)));
            rest.AddRange(part.Citations.Skip(shown).Select(citation => (citation, question)));
        }

        return ([.. first, .. rest], first.Count);
    }

    private Reply LayNothingFound(AskedQuestion question, NothingFound answer)
    {
        var searched = answer.Searched;
        var documents = CountDocuments(searched.Documents, question.Locale);
        var blocks = new List<ReplyBlock>
        {
            new StatementBlock(answer.Absent is { } absent
                ? InterfaceTexts.Format("NoSuchClause", question.Locale, absent.Document.DisplayTitle, absent.Asked, absent.Last)
                : InterfaceTexts.Get("CorpusDoesNotSay", question.Locale)),
            new NoteBlock(
                NoteKind.Searched,
                string.Join(' ', new[]
                {
                    InterfaceTexts.Format(
                        searched.Collections.Count > 1 ? "SearchedSeveral" : "Searched",
                        question.Locale,
                        documents,
                        string.Join(", ", searched.Collections)),
                    PassedOver(searched.PassedOver, question.Locale),
                    QuestionLanguage.NameOf(question.Text) is { } language
                        && !searched.Languages.Contains(QuestionLanguage.LocaleOf(question.Text)!)
                        ? InterfaceTexts.Format("NotInEnglish", question.Locale, language)
                        : null,
                }.OfType<string>())),
        };
        var nearest = answer.Confidence >= options.Value.NearestFrom ? answer.Nearest : [];
        blocks.AddRange(nearest.Select((citation, i) => Quote(question, citation, i + 1, QuoteRole.Nearest)));
        var buttons = new List<ReplyButton>();
        AddCommonButtons(buttons, question, nearest.Count);
        return new Reply(question.EventKey, ReplyOutcome.NothingFound, blocks, buttons, answer.Confidence);
    }

    private QuoteBlock Quote(AskedQuestion question, Citation citation, int number, QuoteRole role) =>
        new(number, citation, permalinks.For(citation.Quote, question.Place), role);

    /// <summary>Where else the same is said: agreement is worth knowing, but not worth reading twice.</summary>
    private static NoteBlock? Also(Citation citation, int number, string? locale) => citation.Also is { Count: > 0 } also
        ? new NoteBlock(
            NoteKind.SaidElsewhere,
            InterfaceTexts.Format(
                "SaidElsewhere", locale, number, string.Join("; ", also.Select(CitationLine).Distinct(StringComparer.Ordinal))))
        : null;

    /// <summary>What has become of a pin, where that is to be known.</summary>
    public static NoteBlock? PinNote(Citation citation, int number, string? locale) => citation.Pin switch
    {
        { State: PinState.WordsGone } => new NoteBlock(NoteKind.Pinned, InterfaceTexts.Format("PinWordsGone", locale, number)),
        { State: PinState.DocumentChanged } => new NoteBlock(NoteKind.Pinned, InterfaceTexts.Format("PinDocumentChanged", locale, number)),
        { IsReviewDue: true } pin =>
            new NoteBlock(NoteKind.Pinned, InterfaceTexts.Format("PinReviewDue", locale, number, Day(pin.ReviewBy))),
        _ => null,
    };

    private static NoteBlock? Passed(Citation citation, string? locale) => citation.Passed is { } passed
        ? new NoteBlock(NoteKind.DatePassed, InterfaceTexts.Format("DatePassed", locale, passed))
        : null;

    private static void AddCommonButtons(List<ReplyButton> buttons, AskedQuestion question, int quotes)
    {
        if (quotes > 0)
        {
            buttons.Add(new ReplyButton(ReplyAction.ShowContext, InterfaceTexts.Get("ShowContext", question.Locale)));
        }

        buttons.Add(new ReplyButton(ReplyAction.Search, InterfaceTexts.Get("SearchInstead", question.Locale)));
        buttons.Add(new ReplyButton(ReplyAction.Helpful, InterfaceTexts.Get("Helpful", question.Locale)));
        buttons.Add(new ReplyButton(ReplyAction.NotHelpful, InterfaceTexts.Get("NotHelpful", question.Locale)));
        if (question.OnlyMe && question.Place.Kind is PlaceKind.Channel or PlaceKind.SharedChannel)
        {
            buttons.Add(new ReplyButton(ReplyAction.ShareHere, InterfaceTexts.Get("ShareHere", question.Locale)));
        }
    }

    private static int FirstOfLastSide(IReadOnlyList<Citation> citations) =>
        citations.Select((citation, i) => (citation.Side, i))
            .GroupBy(item => item.Side, StringComparer.Ordinal)
            .Max(side => side.First().i);
}
