using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Understands a question by the one before it: "and who signed it?" asks of what was spoken of, "what about the Arvia agreement?" asks the
/// same of another. A question that stands alone is left alone.
/// </summary>
internal static class FollowUp
{
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase) { "and", "but", "or", "so", "also", "then" };

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "it", "its", "they", "them", "their", "this", "that", "these", "those", "he", "him", "his", "she", "her", "there", "same",
    };

    /// <param name="question">What is asked now.</param>
    /// <param name="earlier">What was asked before; null where nothing was.</param>
    /// <param name="quoted">The document that was quoted first to that; null where none was.</param>
    /// <returns>The question with what it leaves unsaid.</returns>
    public static QuestionAnalysis Resolve(QuestionAnalysis question, QuestionAnalysis? earlier, long? quoted = null)
    {
        var words = Tokenizer.Tokenize(question.Text).ConvertAll(token => question.Text[token.Start..token.End]);
        if (earlier is null || words.Count == 0)
        {
            return question;
        }

        if (AsksTheSame(words))
        {
            // Another thing takes the place of the one that was named; the rest of the question stays.
            var names = question.Concepts.Any(concept => concept.IsName);
            return earlier with
            {
                Text = question.Text,
                Concepts = [
                    .. question.Concepts.Where(concept => !IsStandIn(concept.Text)),
                    .. Unsaid(question, earlier).Where(concept => !names || !concept.IsName),
                ],
                ClauseReference = question.ClauseReference ?? (names ? earlier.ClauseReference : null),
            };
        }

        if (!Openers.Contains(words[0]) && !words.Exists(Pronouns.Contains) && question.Concepts.Count > 0)
        {
            return question;
        }

        var topic = question.Concepts.Any(concept => !concept.IsName);
        return question with
        {
            Concepts = [
                .. question.Concepts,
                .. Unsaid(question, earlier).Where(concept => !topic || concept.IsName || IsWhatWasSpokenOf(concept, earlier)),
            ],
            IsOfDocument = question.IsOfDocument || earlier.IsOfDocument,
            SpokenOf = question.Concepts.Any(concept => concept.IsName) ? null : quoted,
        };
    }

    /// <summary>True for words that go on from a question before them: "and the toll?".</summary>
    public static bool GoesOn(string question) =>
        Tokenizer.Tokenize(question) is [var first, ..] && Openers.Contains(question[first.Start..first.End]);

    private static bool AsksTheSame(List<string> words) =>
        words.Count > 2 && words[0].ToLowerInvariant() is "what" or "how" && words[1].Equals("about", StringComparison.OrdinalIgnoreCase);

    /// <summary>"The Belmont one".</summary>
    private static bool IsStandIn(string word) => word.ToLowerInvariant() is "one" or "ones";

    /// <summary>A question without names spoke of its last thing: "when does the treaty renew?" of the treaty.</summary>
    private static bool IsWhatWasSpokenOf(Concept concept, QuestionAnalysis earlier) =>
        !earlier.Concepts.Any(other => other.IsName) && DocumentReference.IsDocumentWord(concept.Text);

    private static IEnumerable<Concept> Unsaid(QuestionAnalysis question, QuestionAnalysis earlier) =>
        earlier.Concepts.Where(concept => !question.Concepts.Any(said => said.OwnTerms.SequenceEqual(concept.OwnTerms)));
}
