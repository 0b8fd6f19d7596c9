using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Finds the part of a document that a question asks for by its number: "Article IV", "art. 36(2)", "paragraph 2 of Article 36"; "2.4.1",
/// "version 3.1".
/// </summary>
internal static partial class ClauseFinder
{
    /// <param name="question">The question.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="places">Takes the places of the words that name the article.</param>
    /// <returns>Null where none is asked for.</returns>
    public static ClauseReference? Find(string question, IReadOnlyList<Token> tokens, ISet<int> places)
    {
        var article = FindNumbered(question, tokens, isParagraph: false);
        var paragraph = FindNumbered(question, tokens, isParagraph: true);
        if ((article ?? paragraph) is not { } main)
        {
            return FindVersion(question, tokens, places);
        }

        var inner = article is null ? -1
            : paragraph is { At: var label } ? label + 1
            : BracketedAt(question, tokens, main.At + 2);
        places.UnionWith(new[] { article?.At, article?.At + 1, paragraph?.At, paragraph?.At + 1, inner < 0 ? null : inner }.OfType<int>());
        var labels = ClauseReference.SpellingsOfLabel(Word(question, tokens[main.At]));
        return new ClauseReference(
            [.. labels.Select(label => Tokenizer.TermOf(label))], main.Number.Spellings, inner < 0 ? null : tokens[inner].Term);
    }

    /// <summary>The first number with two points or more, or with one behind "version"; it needs no label where it stands.</summary>
    private static ClauseReference? FindVersion(string question, IReadOnlyList<Token> tokens, ISet<int> places)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = Word(question, tokens[at]);
            var isCalledVersion = at > 0 && VersionWords.Contains(Word(question, tokens[at - 1]));
            if (Version().Match(word) is { Success: true } version && (isCalledVersion || version.Groups["more"].Captures.Count > 1))
            {
                places.Add(at);
                if (isCalledVersion)
                {
                    places.Add(at - 1);
                }

                return new ClauseReference([], [.. Prefixes.Select(prefix => Tokenizer.TermOf(prefix + version.Groups["number"].Value))]);
            }
        }

        return null;
    }

    /// <summary>The first label with a number behind it, and that number; null for none.</summary>
    private static (int At, ClauseNumber Number)? FindNumbered(string question, IReadOnlyList<Token> tokens, bool isParagraph)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var word = Word(question, tokens[at]);
            if (ClauseReference.IsLabel(word)
                && ClauseReference.IsParagraphLabel(word) == isParagraph
                && ClauseNumber.TryParse(Word(question, tokens[at + 1]), out var number))
            {
                return (at, number);
            }
        }

        return null;
    }

    /// <summary>The "2" of "36(2)"; -1 where no bracket follows at once.</summary>
    private static int BracketedAt(string question, IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && question[tokens[at - 1].End..tokens[at].Start] is "(" or " (" && char.IsAsciiDigit(question[tokens[at].Start])
            ? at
            : -1;

    private static readonly HashSet<string> VersionWords = new(StringComparer.OrdinalIgnoreCase) { "version", "release", "ver" };

    /// <summary>What stands before the number of a version in a heading or a question.</summary>
    private static readonly string[] Prefixes = ["", "v"];

    [GeneratedRegex(@"^v?(?<number>[0-9]{1,9}(?<more>\.[0-9]{1,9}){1,4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();

    private static string Word(string question, Token token) => question[token.Start..token.End];
}
