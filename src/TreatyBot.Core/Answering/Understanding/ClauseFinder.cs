using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Finds the part of a document that a question asks for by its number: "Article IV", "art. 36(2)", "paragraph 2 of Article 36", "§ 4",
/// "articles 5-7"; versions are found by <see cref="VersionFinder"/>.
/// </summary>
internal static class ClauseFinder
{
    private static readonly HashSet<string> BetweenRange = new(StringComparer.OrdinalIgnoreCase) { "to", "through" };

    /// <param name="question">The question.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="places">Takes the places of the words that name the article.</param>
    /// <returns>Null where none is asked for.</returns>
    public static ClauseReference? Find(string question, IReadOnlyList<Token> tokens, ISet<int> places)
    {
        var article = FindNumbered(question, tokens, isInner: false);
        var paragraph = FindNumbered(question, tokens, isInner: true);
        if ((article ?? paragraph) is not { } main)
        {
            return VersionFinder.Find(question, tokens, places);
        }

        places.UnionWith(main.Places);
        var reference = new ClauseReference(main.Label.Terms, main.Number.Spellings)
        {
            MayLackLabel = main.Label.Has(ClauseLabelTraits.MayLackLabel),
            MayBeItem = main.Label.Has(ClauseLabelTraits.IsItem),
            Suffix = main.Suffix,
            Written = main.Written,
        };
        if (article is null)
        {
            return reference;
        }

        if (paragraph is { } named)
        {
            places.UnionWith(named.Places);
            return reference with { Paragraph = named.Number.Spellings[0] };
        }

        var bracketed = BracketedAt(question, tokens, main.Places.Max() + 1);
        if (bracketed >= 0)
        {
            places.Add(bracketed);
            return reference with { Paragraph = tokens[bracketed].Term };
        }

        return !reference.MayLackLabel && reference.Numbers is [var number] && number.Split('.') is [var outer, var inner]
            && ClauseNumber.TryParse(outer, out var whole)
                ? reference with { Otherwise = reference with { Numbers = whole.Spellings, Paragraph = inner } }
                : reference;
    }

    /// <summary>
    /// The word that asks for a part of a document by what it is about: "the section on leave", "show me the travel chapter"; -1 for none.
    /// </summary>
    /// <param name="words">The words of the question.</param>
    /// <param name="tokens">The same as terms.</param>
    /// <param name="stops">Which of them are stop words.</param>
    public static int FindByTopic(IReadOnlyList<string> words, IReadOnlyList<Token> tokens, bool[] stops)
    {
        var first = Array.IndexOf(stops, false);
        for (var at = 0; at < words.Count; at++)
        {
            if (ClauseLabel.Find(tokens[at].Term) is { } label && label.Has(ClauseLabelTraits.HasTopic))
            {
                var isBeforeTopic = at == first && at + 2 < words.Count && stops[at + 1] && !stops[^1];
                var isBehindTopic = at > first && at == Array.LastIndexOf(stops, false)
                    && first > 0 && words[first - 1].Equals("the", StringComparison.OrdinalIgnoreCase);
                return isBeforeTopic || isBehindTopic ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>The first label with a number behind it; null for none.</summary>
    private static NumberedPlace? FindNumbered(string question, IReadOnlyList<Token> tokens, bool isInner)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var isSign = Gap(question, tokens, at).Contains('§');
            var label = isSign ? ClauseLabel.SectionSign : at + 1 < tokens.Count ? ClauseLabel.Find(tokens[at].Term) : null;
            var numberAt = isSign ? at : at + 1;
            if (label is not null
                && label.Has(ClauseLabelTraits.IsInner) == isInner
                && ClauseNumber.TryParseAsked(Word(question, tokens[numberAt]), label, out var number))
            {
                return Complete(question, tokens, label, number, Enumerable.Range(at, numberAt - at + 1));
            }
        }

        return null;
    }

    /// <summary>With the "bis" behind the number, or the end of its range.</summary>
    private static NumberedPlace Complete(
        string question, IReadOnlyList<Token> tokens, ClauseLabel label, ClauseNumber number, IEnumerable<int> places)
    {
        var numberAt = places.Last();
        var next = numberAt + 1;
        if (ClauseNumber.WithoutSuffix(Word(question, tokens[numberAt]), out var bare, out var suffix))
        {
            return new NumberedPlace(label, bare, Tokenizer.TermOf(suffix), null, [.. places]);
        }

        if (next < tokens.Count && ClauseNumber.Suffixes.Contains(Word(question, tokens[next])))
        {
            return new NumberedPlace(label, number, tokens[next].Term, tokens[numberAt].Term, [.. places, next]);
        }

        var isDashed = next < tokens.Count && Gap(question, tokens, next).Trim() is "-" or "–";
        var last = isDashed ? next : next + 1;
        return last < tokens.Count
            && (isDashed || BetweenRange.Contains(Word(question, tokens[next])))
            && ClauseNumber.Range(Word(question, tokens[numberAt]), Word(question, tokens[last])) is { } range
                ? new NumberedPlace(label, range, null, null, [.. places, .. Enumerable.Range(next, last - next + 1)])
                : new NumberedPlace(label, number, null, tokens[numberAt].Term, [.. places]);
    }

    /// <summary>The "2" of "36(2)" and the "b" of "3(b)"; -1 where no bracket follows at once.</summary>
    private static int BracketedAt(string question, IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count
        && Gap(question, tokens, at) is "(" or " ("
        && tokens[at].End < question.Length && question[tokens[at].End] == ')'
        && (char.IsAsciiDigit(question[tokens[at].Start]) || tokens[at].End - tokens[at].Start == 1)
            ? at
            : -1;

    /// <summary>What stands before a word, behind the one before it; nothing where the two overlap, as Chinese pairs do.</summary>
    private static string Gap(string question, IReadOnlyList<Token> tokens, int at) =>
        question[(at > 0 ? Math.Min(tokens[at - 1].End, tokens[at].Start) : 0)..tokens[at].Start];

    private static string Word(string question, Token token) => question[token.Start..token.End];

    /// <param name="Label">The word before the number.</param>
    /// <param name="Number">The number, or those of a range.</param>
    /// <param name="Suffix">The "bis" behind it.</param>
    /// <param name="Written">The number as it is written; null for a range.</param>
    /// <param name="Places">The words that it is made of.</param>
    private sealed record NumberedPlace(
        ClauseLabel Label, ClauseNumber Number, string? Suffix, string? Written, IReadOnlyList<int> Places);
}
