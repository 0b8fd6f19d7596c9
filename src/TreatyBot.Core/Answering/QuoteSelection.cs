using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>Makes quotes of the best candidates: no two that say the same, and few from one place.</summary>
internal sealed class QuoteSelection(Corpus corpus, Candidates candidates, AnsweringOptions settings, DateOnly today)
{
    /// <summary>Only so many candidates are weighed against one another.</summary>
    private const int MaxWeighed = 60;

    /// <summary>A second quote from the same passage must score so much better than one from elsewhere.</summary>
    private const double SamePassagePenalty = 0.5;

    /// <summary>A further quote that is less likely by more than this factor says nothing that the first does not.</summary>
    private const double MinShareOfBest = 0.25;
    private const double MinShareOfOtherSide = 0.12;

    /// <summary>How many unlikely candidates are looked at for one that takes the other side.</summary>
    private const int MaxPassedOver = 12;

    private readonly List<ChosenQuote> _chosen = [];

    public async ValueTask<IReadOnlyList<ChosenQuote>> ChooseAsync(CancellationToken cancellationToken)
    {
        var open = candidates.Sentences.Take(MaxWeighed).ToList();
        var passedOver = 0;
        while (_chosen.Count < settings.MaxQuotes && open.Count > 0)
        {
            var best = open.MaxBy(Value);
            open.Remove(best);
            if (await corpus.FindReadingAsync(best.Passage.ReadingId, cancellationToken) is not { } reading)
            {
                continue;
            }

            var candidate = candidates.Describe(best);
            var probability = candidates.Probability(candidate);
            var range = QuoteBoundaries.Of(candidate, reading.Text, candidates.Matcher, settings.MaxQuoteWords);
            var text = reading.Text[range.Start..range.End];
            if (_chosen.Count > 0 && probability < _chosen[0].Citation.Confidence * LeastShare(text))
            {
                if (++passedOver > MaxPassedOver)
                {
                    break;
                }

                continue;
            }

            if (!_chosen.Exists(other => Repeats(other.Citation.Quote, reading, range, text)))
            {
                _chosen.Add(new ChosenQuote(Cite(candidate, reading, range, text, probability), candidate));
            }
        }

        return _chosen;
    }

    private Citation Cite(QuoteCandidate candidate, Reading reading, TextRange range, string text, double probability) => new(
        reading.Quote(range),
        reading.FindPassage(candidate.Passage.PassageId)!.HeadingPath,
        QuoteMarks.In(reading.Text, range, candidates.Question, candidates.Matcher),
        probability,
        Speaker: Speaker.In(text),
        Passed: PassedDate.In(text, today));

    /// <summary>What denies where the others affirm is worth showing even where it is less likely.</summary>
    private double LeastShare(string text)
    {
        var kind = candidates.Question.Kind;
        return kind == AnswerKind.YesNo && _chosen.TrueForAll(chosen => Stance.Of(kind, chosen.Citation.Quote.Text) != Stance.Of(kind, text))
            ? MinShareOfOtherSide
            : MinShareOfBest;
    }

    private double Value(ScoredSentence sentence) =>
        sentence.Score - (_chosen.Exists(chosen => ReferenceEquals(chosen.Candidate.Passage, sentence.Passage)) ? SamePassagePenalty : 0);

    private static bool Repeats(Quote quote, Reading reading, TextRange range, string text) =>
        (ReferenceEquals(quote.Reading, reading) && quote.Range.Overlaps(range)) || quote.Range.Of(quote.Reading.Text).SequenceEqual(text);
}

/// <summary>A quote with the candidate that it was made of.</summary>
internal sealed record ChosenQuote(Citation Citation, QuoteCandidate Candidate);
