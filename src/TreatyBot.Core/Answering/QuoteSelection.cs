using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>Makes quotes of the best candidates: no two that say the same, and few from one place.</summary>
internal sealed class QuoteSelection(Corpus corpus, Candidates candidates, AnsweringOptions settings, DateOnly today)
{
    /// <summary>Only so many candidates are weighed against one another.</summary>
    private const int MaxWeighed = 60;

    /// <summary>A second quote from the same passage must score so much better than one from elsewhere.</summary>
    private const double SamePassagePenalty = 0.5;

    private const double SameDocumentPenalty = 2;

    /// <summary>A further quote that is less likely by more than this factor says nothing that the first does not.</summary>
    private const double MinShareOfBest = 0.25;
    private const double MinShareOfOtherSide = 0.12;
    private const double MinShareOfOtherSource = 0.07;

    /// <summary>How many unlikely candidates are looked at for one that takes the other side.</summary>
    private const int MaxPassedOver = 12;

    /// <summary>So many other places that say the same are named.</summary>
    private const int MaxAlso = 4;

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
            if (_chosen.Count > 0 && probability < _chosen[0].Citation.Confidence * LeastShare(candidate, text))
            {
                if (++passedOver > MaxPassedOver)
                {
                    break;
                }

                continue;
            }

            if (_chosen.Exists(other => ReferenceEquals(other.Citation.Quote.Reading, reading) && other.Citation.Quote.Range.Overlaps(range)))
            {
                continue;
            }

            var citation = Cite(candidate, reading, range, text, probability);
            var same = _chosen.FindIndex(other => Agreement.SayTheSame(other.Citation.Quote.Text, text));
            if (same < 0)
            {
                _chosen.Add(new ChosenQuote(citation, candidate));
            }
            else if (_chosen[same].Citation.Also is not { Count: >= MaxAlso })
            {
                _chosen[same] = _chosen[same] with { Citation = _chosen[same].Citation with { Also = [.. _chosen[same].Citation.Also ?? [], citation] } };
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

    /// <summary>What denies where the others affirm is worth showing even where it is less likely; and so is what another source says of the same.</summary>
    private double LeastShare(QuoteCandidate candidate, string text)
    {
        var kind = candidates.Question.Kind;
        var isHeard = _chosen.Exists(chosen => chosen.Candidate.Passage.DocumentId == candidate.Passage.DocumentId);
        return !isHeard && candidates.IsSource(candidate) ? MinShareOfOtherSource
            : kind == AnswerKind.YesNo && _chosen.TrueForAll(chosen => Stance.YesOrNo(chosen.Citation.Quote.Text) != Stance.YesOrNo(text))
                ? MinShareOfOtherSide
            : MinShareOfBest;
    }

    /// <summary>Where several documents bear the name that is asked for, each is heard before any is heard twice.</summary>
    private double Value(ScoredSentence sentence) =>
        sentence.Score
        - (_chosen.Exists(chosen => ReferenceEquals(chosen.Candidate.Passage, sentence.Passage)) ? SamePassagePenalty : 0)
        - (candidates.MeansSeveral && _chosen.Exists(chosen => chosen.Candidate.Passage.DocumentId == sentence.Passage.DocumentId) ? SameDocumentPenalty : 0);
}

/// <summary>A quote with the candidate that it was made of.</summary>
internal sealed record ChosenQuote(Citation Citation, QuoteCandidate Candidate);
