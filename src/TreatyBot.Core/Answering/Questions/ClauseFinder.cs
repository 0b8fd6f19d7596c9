using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Questions;

/// <summary>Finds the article that a question asks for by its number: "Article IV", "art. 36(2)", "paragraph 2 of Article 36".</summary>
internal static class ClauseFinder
{
    /// <param name="question">The question.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="places">Takes the places of the words that name the article.</param>
    /// <returns>Null where none is asked for.</returns>
    public static ClauseReference? Find(string question, IReadOnlyList<Token> tokens, ISet<int> places)
    {
        var article = NumberedAt(question, tokens, isParagraph: false);
        var paragraph = NumberedAt(question, tokens, isParagraph: true);
        if (article < 0)
        {
            return paragraph < 0 ? null : Reference(question, tokens, paragraph, null, places);
        }

        var inner = paragraph >= 0 ? paragraph + 1 : BracketedAt(question, tokens, article + 2);
        if (paragraph >= 0)
        {
            places.Add(paragraph);
        }

        if (inner >= 0)
        {
            places.Add(inner);
        }

        return Reference(question, tokens, article, inner >= 0 ? tokens[inner].Term : null, places);
    }

    private static ClauseReference Reference(string question, IReadOnlyList<Token> tokens, int at, string? paragraph, ISet<int> places)
    {
        places.Add(at);
        places.Add(at + 1);
        var labels = ClauseReference.SpellingsOfLabel(Word(question, tokens[at])).Select(label => Tokenizer.TermOf(label));
        return ClauseNumber.TryParse(Word(question, tokens[at + 1]), out var number)
            ? new ClauseReference([.. labels], number.Spellings, paragraph)
            : throw new InvalidOperationException("A label is found with its number only.");
    }

    /// <summary>Where a label with a number behind it stands; -1 for nowhere.</summary>
    private static int NumberedAt(string question, IReadOnlyList<Token> tokens, bool isParagraph)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var word = Word(question, tokens[at]);
            if (ClauseReference.IsLabel(word)
                && ClauseReference.IsParagraphLabel(word) == isParagraph
                && ClauseNumber.TryParse(Word(question, tokens[at + 1]), out _))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The "2" of "36(2)"; -1 where no bracket follows at once.</summary>
    private static int BracketedAt(string question, IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && question[tokens[at - 1].End..tokens[at].Start] is "(" or " (" && char.IsAsciiDigit(question[tokens[at].Start]) ? at : -1;

    private static string Word(string question, Token token) => question[token.Start..token.End];
}
