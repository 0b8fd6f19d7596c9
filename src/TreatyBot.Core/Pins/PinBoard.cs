using System.Collections.Concurrent;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Pins;

/// <summary>The pins as they stand now, and which of them answers a question.</summary>
public sealed class PinBoard(IPinStore store, Corpus corpus, QuestionAnalyzer analyzer, TextEncoder encoder, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, QuestionLikeness> _known = new(StringComparer.Ordinal);

    /// <summary>The day that it is now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Puts a quote to a question.</summary>
    /// <param name="citation">The quote.</param>
    /// <param name="question">What it answers.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="reviewBy">Until when it is to be looked at again.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public Task<Pin> PinAsync(
        Citation citation, string question, string owner, DateOnly reviewBy, CancellationToken cancellationToken) => store.SaveAsync(
        new Pin(
            0,
            question,
            citation.Document.Collection,
            citation.Document.Id,
            citation.Quote.Reading.Id,
            citation.Quote.Range,
            citation.HeadingPath,
            owner,
            clock.GetUtcNow(),
            reviewBy),
        cancellationToken);

    /// <summary>All pins of these collections, by number.</summary>
    public async Task<IReadOnlyList<PinnedQuote>> ListAsync(
        IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var pinned = new List<PinnedQuote>();
        foreach (var pin in (await store.ListAsync(cancellationToken)).Where(pin => collections.Contains(pin.Collection)))
        {
            pinned.Add(await FindAsync(pin, cancellationToken));
        }

        return pinned;
    }

    /// <summary>An answer with what is pinned to questions close to it before all others.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">What was found to it.</param>
    /// <param name="collections">What may be shown.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Answer> ApplyAsync(
        string question, Answer answer, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var pins = (await store.ListAsync(cancellationToken)).Where(pin => collections.Contains(pin.Collection)).ToList();
        return pins.Count == 0 ? answer : await ApplyAsync(question, answer, pins, cancellationToken);
    }

    private async Task<Answer> ApplyAsync(string question, Answer answer, List<Pin> pins, CancellationToken cancellationToken)
    {
        if (answer is Answered { Parts: { Count: > 0 } parts })
        {
            var applied = new List<AnswerPart>();
            foreach (var part in parts)
            {
                applied.Add(part with { Answer = await ApplyAsync(part.Question, part.Answer, pins, cancellationToken) });
            }

            return Answered.Together(applied);
        }

        var shown = await ListCloseAsync(question, pins, cancellationToken);
        if (shown.Count == 0)
        {
            return answer;
        }

        // A quote that was found too keeps its side and marks.
        var found = answer as Answered;
        var first = shown.Select(pinned => found?.Citations.FirstOrDefault(other => IsSame(other.Quote, pinned.Quote)) is { } same
            ? same with { Pin = pinned.Pin }
            : pinned).ToList();
        var others = found?.Citations.Where(other => !first.Exists(pinned => pinned.Quote.Overlaps(other.Quote))) ?? [];
        var isSure = first.Exists(citation => citation.Pin!.State != PinState.WordsGone);
        return new Answered([.. first, .. others], found?.Differs == true, isSure ? 1 : answer.Confidence);
    }

    private async Task<List<Citation>> ListCloseAsync(string question, List<Pin> pins, CancellationToken cancellationToken)
    {
        var asked = await UnderstandAsync(question, cancellationToken);
        var close = new List<(double Likeness, Pin Pin)>();
        foreach (var pin in pins)
        {
            if (!_known.TryGetValue(pin.Question, out var pinned) || (encoder.IsOn && !pinned.HasMeaning))
            {
                pinned = _known[pin.Question] = await UnderstandAsync(pin.Question, cancellationToken);
            }

            if (asked.Compare(pinned) is > 0 and var likeness)
            {
                close.Add((likeness, pin));
            }
        }

        var citations = new List<Citation>();
        foreach (var (_, pin) in close.OrderByDescending(pair => pair.Likeness).ThenByDescending(pair => pair.Pin.PinnedAt))
        {
            if ((await FindAsync(pin, cancellationToken)).Citation is { } citation
                && !citations.Exists(other => other.Quote.Overlaps(citation.Quote)))
            {
                citations.Add(citation);
            }
        }

        return [.. citations.OrderBy(citation => citation.Pin!.State == PinState.WordsGone)];
    }

    private static bool IsSame(Quote one, Quote other) => one.Overlaps(other) && one.Range == other.Range;

    private async Task<QuestionLikeness> UnderstandAsync(string question, CancellationToken cancellationToken) => new(
        analyzer.Analyze(question, corpus.Index),
        await encoder.EncodeQueriesAsync([question], cancellationToken) is [var vector] ? vector : null);

    /// <summary>
    /// The words are looked for in what the document says now; where they are gone, they are shown as they stood, and marked so.
    /// </summary>
    private async Task<PinnedQuote> FindAsync(Pin pin, CancellationToken cancellationToken)
    {
        var isDue = pin.ReviewBy < Today;
        if (corpus.Catalogue.FindDocument(pin.DocumentId) is not { } entry
            || await corpus.FindReadingAsync(pin.ReadingId, cancellationToken) is not { } pinnedFrom)
        {
            return new PinnedQuote(pin, null, new PinMark(pin.Id, pin.Owner, pin.ReviewBy, PinState.DocumentGone, isDue));
        }

        var quote = pinnedFrom.Quote(pin.Range);
        var (headings, state) = (pin.HeadingPath, PinState.Current);
        if (entry.ReadingId != pin.ReadingId && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } newest)
        {
            var at = newest.Text.IndexOf(quote.Text, StringComparison.Ordinal);
            state = at < 0 ? PinState.WordsGone : PinState.DocumentChanged;
            if (at >= 0)
            {
                quote = newest.Quote(new TextRange(at, at + quote.Text.Length));
                headings = newest.Passages.LastOrDefault(passage => passage.Range.Start <= at)?.HeadingPath ?? headings;
            }
        }

        var mark = new PinMark(pin.Id, pin.Owner, pin.ReviewBy, state, isDue);
        return new PinnedQuote(pin, new Citation(quote, headings, []) { Pin = mark }, mark);
    }
}
