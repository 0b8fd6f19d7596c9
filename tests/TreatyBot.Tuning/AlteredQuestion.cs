using System.Security.Cryptography;
using System.Text;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Tuning;

/// <summary>
/// Near misses made of questions that are answered: the rarest thing that a question asks and its answer says becomes another thing, out of
/// a question that is asked elsewhere. "How long is parental leave" and "What does the ferry cost?" make "How long is ferry leave?"
/// </summary>
internal sealed class AlteredQuestion(QuestionAnalyzer analyzer, IPassageIndex index, IReadOnlyList<string> elsewhere)
{
    /// <param name="question">As it was asked.</param>
    /// <param name="answer">The text that answers it.</param>
    /// <returns>The question with another thing in it; null where nothing fits.</returns>
    public string? Of(string question, string answer)
    {
        var said = TermsOf(answer);
        var thing = Things(question)
            .Where(concept => concept.OwnTerms.All(said.Contains))
            .MinBy(concept => concept.OwnTerms.Min(index.CountWith));
        if (thing is null || elsewhere.Count == 0)
        {
            return null;
        }

        said.UnionWith(TermsOf(question));
        var first = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(question)));
        for (var i = 0u; i < Math.Min(elsewhere.Count, 20); i++)
        {
            var other = Things(elsewhere[(int)((first + i) % elsewhere.Count)])
                .Where(concept => !concept.OwnTerms.Any(said.Contains))
                .MinBy(concept => concept.OwnTerms.Min(index.CountWith));
            var at = question.IndexOf(thing.Text, StringComparison.OrdinalIgnoreCase);
            if (other is not null && at >= 0)
            {
                return question.Remove(at, thing.Text.Length).Insert(at, other.Text);
            }
        }

        return null;
    }

    private IEnumerable<Concept> Things(string question) => analyzer.Analyze(question).Concepts.Where(concept =>
        !concept.IsName && (concept.Roles & ConceptRoles.OfAsking) == ConceptRoles.None);

    private static HashSet<string> TermsOf(string text) => [.. Tokenizer.Tokenize(text).Select(token => token.Term)];
}
