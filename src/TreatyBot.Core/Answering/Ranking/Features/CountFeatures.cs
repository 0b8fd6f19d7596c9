using TreatyBot.Core.Answering.Passages;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Whether the sentence counts what is to be counted, and bounds it on the side that is asked for.</summary>
internal sealed class CountFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        if (sentence.Counted is var counted and >= 0)
        {
            // "How many soldiers" wants a number before the word, or at least the word.
            features[QuoteFeature.CountedMissing] = 1 - Math.Min(1, sentence.Match.AtSentence(counted));
            features[QuoteFeature.Counts] = sentence.Match.Counts(counted) ? 1 : 0;
            features[QuoteFeature.Constitutes] = sentence.Holds(AnswerTraits.Composition, onlyNews: false) ? 1 : 0;
        }

        features[QuoteFeature.OtherBound] = IsOfOtherBound(sentence) ? 1 : 0;
    }

    private static bool IsOfOtherBound(SentenceContext sentence)
    {
        var (number, asked) = sentence.Bound;
        for (var i = sentence.Sentence.FirstTerm; asked != AnswerTraits.None && i < sentence.Sentence.EndTerm; i++)
        {
            var term = sentence.Passage.Terms[i];
            var stated = term.Traits & (AnswerTraits.AtLeast | AnswerTraits.AtMost);
            if (term.Hash == number && stated != AnswerTraits.None && stated != asked)
            {
                return true;
            }
        }

        return false;
    }
}
