using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>Makes quotes of the best candidates: no two that say the same, and few from one place.</summary>
internal sealed class QuoteSelection(Corpus corpus, Candidates candidates, AnsweringOptions settings)
{
    /// <summary>Only so many candidates are weighed against one another.</summary>
    private const int MaxWeighed = 60;

    /// <summary>A second quote from the same passage must score so much better than one from elsewhere.</summary>
    private const double SamePassagePenalty = 0.5;

    private const double SameDocumentPenalty = 2;

    /// <summary>A further quote that is less likely by more than this factor says nothing that the first does not.</summary>
    private const double MinShareOfBest = 0.06;
    private const double MinShareOfOtherSide = 0.02;
    private const double MinShareOfOtherSource = 0.003;

    /// <summary>A neighbour that is nearly as likely as the first quote is read with what it stands beside.</summary>
    private const double MinShareOfNeighbour = 0.05;

    /// <summary>How many unlikely candidates are looked at for one that takes the other side.</summary>
    private const int MaxPassedOver = 30;

    /// <summary>So many other places that say the same are named.</summary>
    private const int MaxAlso = 4;

    private readonly List<ChosenQuote> _chosen = [];
    private readonly Dictionary<ParsedText, bool?> _sides = [];

    private bool TakesSides => candidates.Question.Kind == AnswerKind.YesNo;

    public async ValueTask<IReadOnlyList<ChosenQuote>> ChooseAsync(CancellationToken cancellationToken)
    {
        if (candidates.Place is { Count: > 0 } place)
        {
            await ReadAsync(place, cancellationToken);
            return _chosen;
        }

        var open = candidates.Sentences.Take(MaxWeighed).ToList();
        var passedOver = 0;
        while (_chosen.Count < settings.MaxQuotes && open.Count > 0 && passedOver <= MaxPassedOver)
        {
            var best = open.MaxBy(Value);
            open.Remove(best);
            var candidate = candidates.Describe(best);
            var share = Share(candidate);

            // A text that is not at hand costs more than all of the above: only what may be quoted is read.
            if (share < LeastShare(candidate, TakesSides))
            {
                passedOver++;
            }
            else if (await corpus.FindReadingAsync(best.Passage.ReadingId, cancellationToken) is { } reading
                && !Take(candidate, share, reading))
            {
                passedOver++;
            }
        }

        FirstQuote.Put(_chosen, candidates);
        return _chosen;
    }

    /// <summary>Quotes the place that is asked for from its beginning, and nothing else.</summary>
    private async ValueTask ReadAsync(IReadOnlyList<ScoredSentence> place, CancellationToken cancellationToken)
    {
        if (await corpus.FindReadingAsync(place[0].Passage.ReadingId, cancellationToken) is not { } reading)
        {
            return;
        }

        foreach (var sentence in place)
        {
            var candidate = candidates.Describe(sentence);
            var range = QuoteBoundaries.Of(candidate, reading.Text, candidates.Matcher, settings.MaxQuoteWords);
            if (_chosen.Exists(other => other.Citation.Quote.Range.Overlaps(range) && range.End <= other.Citation.Quote.Range.End)
                || JoinsNeighbour(candidate, reading, range))
            {
                continue;
            }

            if (_chosen.Count == settings.MaxQuotes)
            {
                return;
            }

            if (!_chosen.Exists(other => other.Citation.Quote.Range.Overlaps(range)))
            {
                _chosen.Add(Quote(candidate, 1, reading, range));
            }
        }
    }

    /// <summary>A quote of one sentence, whatever else was chosen; null where its text is gone.</summary>
    public async ValueTask<ChosenQuote?> QuoteAsync(ScoredSentence sentence, CancellationToken cancellationToken)
    {
        if (await corpus.FindReadingAsync(sentence.Passage.ReadingId, cancellationToken) is not { } reading)
        {
            return null;
        }

        var candidate = candidates.Describe(sentence);
        var range = QuoteBoundaries.Of(candidate, reading.Text, candidates.Matcher, settings.MaxQuoteWords);
        return Quote(candidate, Share(candidate), reading, range);
    }

    /// <summary>Quotes a candidate, unless its words are among the quotes already.</summary>
    /// <returns>False where it is too unlikely for what it says.</returns>
    private bool Take(QuoteCandidate candidate, double share, Reading reading)
    {
        var range = QuoteBoundaries.Of(candidate, reading.Text, candidates.Matcher, settings.MaxQuoteWords);
        var words = new ParsedText(range.Of(reading.Text).ToString());
        var isOtherSide = TakesSides && IsOtherSide(words);
        if (share < LeastShare(candidate, isOtherSide))
        {
            return false;
        }

        if ((share >= MinShareOfNeighbour && !isOtherSide && JoinsNeighbour(candidate, reading, range))
            || _chosen.Exists(other => other.Citation.Quote.Reading.Id == reading.Id && other.Citation.Quote.Range.Overlaps(range)))
        {
            return true;
        }

        var quote = Quote(candidate, share, reading, range, words);
        var same = _chosen.FindIndex(other => NearDuplicate.SayTheSame(other.Words, words));
        if (same < 0)
        {
            _chosen.Add(quote);
        }
        else if (_chosen[same].Citation.Also is not { Count: >= MaxAlso })
        {
            _chosen[same] = _chosen[same] with
            {
                Citation = _chosen[same].Citation with { Also = [.. _chosen[same].Citation.Also ?? [], quote.Citation] },
            };
        }

        return true;
    }

    private ChosenQuote Quote(QuoteCandidate candidate, double share, Reading reading, TextRange range, ParsedText? words = null)
    {
        words ??= new ParsedText(range.Of(reading.Text).ToString());
        var citation = new Citation(
            reading.Quote(range),
            reading.FindPassage(candidate.Passage.PassageId)!.HeadingPath,
            QuoteMarks.In(words, range.Start, candidates.Question, candidates.Matcher));
        return new ChosenQuote(citation, candidate, share, words);
    }

    /// <summary>
    /// What denies where the others affirm is worth showing even where it is less likely; and so is what another source says of the same.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="isOtherSide">Whether it takes another side than those chosen, or may take one where it has not been read.</param>
    private double LeastShare(QuoteCandidate candidate, bool isOtherSide)
    {
        if (_chosen.Count == 0)
        {
            return 0;
        }

        var isHeard = _chosen.Exists(chosen => chosen.Candidate.Passage.DocumentId == candidate.Passage.DocumentId);
        return !isHeard && candidates.IsSource(candidate) ? MinShareOfOtherSource
            : isOtherSide ? MinShareOfOtherSide
            : MinShareOfBest;
    }

    /// <summary>
    /// Makes one quote of a candidate and of the one that it stands beside; one that is said elsewhere alike stays as it is.
    /// </summary>
    private bool JoinsNeighbour(QuoteCandidate candidate, Reading reading, TextRange range)
    {
        for (var i = 0; i < _chosen.Count; i++)
        {
            var (citation, neighbour, share, _) = _chosen[i];
            if (citation.Also is null
                && ReferenceEquals(neighbour.Passage, candidate.Passage)
                && QuoteBoundaries.Join(reading.Text, citation.Quote.Range, range, settings.MaxQuoteWords) is { } joined)
            {
                _chosen[i] = Quote(neighbour, share, reading, joined);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// How likely a candidate is the right one against the first that was chosen: the ratio of what the ranking's softmax gives the two.
    /// </summary>
    private double Share(QuoteCandidate candidate) =>
        _chosen.Count == 0 ? 1 : Math.Min(1, Math.Exp(candidate.Score - _chosen[0].Candidate.Score));

    private bool IsOtherSide(ParsedText words)
    {
        var side = SideOf(words);
        return side is not null && _chosen.TrueForAll(chosen => SideOf(chosen.Words) != side);
    }

    /// <summary>Whether words affirm what is asked; null where they leave it open. Each is asked for before every candidate.</summary>
    private bool? SideOf(ParsedText words)
    {
        if (!_sides.TryGetValue(words, out var side))
        {
            _sides[words] = side = Polarity.Of(words, candidates.Matcher.Knows, candidates.Asked)?.Affirms;
        }

        return side;
    }

    /// <summary>Where several documents bear the name that is asked for, each is heard before any is heard twice.</summary>
    private double Value(ScoredSentence sentence) =>
        sentence.Score
        - (_chosen.Exists(chosen => ReferenceEquals(chosen.Candidate.Passage, sentence.Passage)) ? SamePassagePenalty : 0)
        - (candidates.MeansSeveral && _chosen.Exists(chosen => chosen.Candidate.Passage.DocumentId == sentence.Passage.DocumentId)
            ? SameDocumentPenalty
            : 0);
}

/// <summary>A quote with the candidate that it was made of.</summary>
/// <param name="Citation">The quote.</param>
/// <param name="Candidate">What it was made of.</param>
/// <param name="Share">How likely it is the right one against the first quote: 0 to 1.</param>
/// <param name="Words">The words of the quote.</param>
internal sealed record ChosenQuote(Citation Citation, QuoteCandidate Candidate, double Share, ParsedText Words);
