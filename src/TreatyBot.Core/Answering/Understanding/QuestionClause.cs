using System.Buffers;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>The main clause of a question: where it begins, and whether it asks yes or no.</summary>
internal sealed class QuestionClause
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(",;:.?!—–…");

    private readonly IReadOnlyList<string> _words;
    private readonly IReadOnlyList<bool> _behindSign;

    public QuestionClause(IReadOnlyList<string> words, IReadOnlyList<bool> behindSign)
    {
        _words = words;
        _behindSign = behindSign;
        var start = BehindConjunction(0);
        IsYesNo = start < words.Count && QuestionWords.Auxiliaries.Contains(words[start]);
        if (Embedded(start) is >= 0 and var embedded)
        {
            (IsYesNo, Begin) = (false, embedded);
        }
        else if (IsYesNo)
        {
            Begin = start;
        }
        else if (MainBehindSubordinate(start) is >= 0 and var main)
        {
            (IsYesNo, Begin) = (QuestionWords.Auxiliaries.Contains(words[main]), main);
        }
        else
        {
            Begin = Interrogative(start) is >= 0 and var asking ? asking : start;
        }
    }

    /// <summary>By word: whether a comma or another sign stands before it, rather than a blank or the hyphen of a compound.</summary>
    public static IReadOnlyList<bool> BehindSign(string text, IReadOnlyList<Token> tokens) =>
    [
        .. tokens.Select((token, i) => i > 0
            && text[Math.Min(tokens[i - 1].End, token.Start)..token.Start].AsSpan().ContainsAny(Signs)),
    ];

    /// <summary>
    /// True for words that ask without a question mark: "when does it end", "the key is lost, what do I pay", but not "when I came back".
    /// </summary>
    public static bool Asks(IReadOnlyList<string> words, IReadOnlyList<bool> behindSign)
    {
        var clause = new QuestionClause(words, behindSign);
        return clause.Begin + 1 < words.Count
            && (clause.Begin == clause.BehindConjunction(0) || behindSign[clause.Begin] || behindSign[clause.Begin - 1])
            && (clause.IsYesNo
                || QuestionWords.Imperatives.Contains(words[clause.Begin])
                || (QuestionWords.Interrogatives.Contains(words[clause.Begin])
                    && (!QuestionWords.Subordinators.Contains(words[clause.Begin])
                        || QuestionWords.Auxiliaries.Contains(words[clause.Begin + 1]))));
    }

    /// <summary>The word that the main clause begins with; beyond the last one where there is none.</summary>
    public int Begin { get; }

    public bool IsYesNo { get; }

    /// <summary>"The rent is due on Monday, right?"</summary>
    public bool HasTag => _words.Count > 1 && _behindSign[^1] && QuestionWords.Tags.Contains(_words[^1]);

    /// <summary>"And", "so", and the preposition before "which": they lead in a clause and are no part of its question.</summary>
    private int BehindConjunction(int at)
    {
        while (at < _words.Count && QuestionWords.LeadsIn.Contains(_words[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>"Does the treaty say when it ends?": the question word behind a verb of saying or knowing.</summary>
    private int Embedded(int start)
    {
        for (var i = start + 1; i + 1 < _words.Count; i++)
        {
            if (QuestionWords.LeadsInQuestion.Contains(_words[i])
                && BehindConjunction(i + 1) is var asking && asking < _words.Count
                && QuestionWords.Interrogatives.Contains(_words[asking]))
            {
                return QuestionWords.AsksForWords.Contains(_words[start]) ? asking : -1;
            }
        }

        return -1;
    }

    /// <summary>"When a Party withdraws, who is told?": behind the comma.</summary>
    private int MainBehindSubordinate(int start)
    {
        var isSubordinate = start < _words.Count
            && QuestionWords.Subordinators.Contains(_words[start])
            && !(start + 1 < _words.Count && QuestionWords.Auxiliaries.Contains(_words[start + 1]));
        for (var i = start + 1; isSubordinate && i < _words.Count; i++)
        {
            var main = BehindConjunction(i);
            if (_behindSign[i] && main < _words.Count
                && (QuestionWords.Auxiliaries.Contains(_words[main]) || QuestionWords.Interrogatives.Contains(_words[main])))
            {
                return main;
            }
        }

        return -1;
    }

    /// <summary>
    /// The question word of the clause: at its beginning; before an auxiliary or behind a sign, where other words go before; else the first
    /// one. "The date when it ends" has one too, which asks as well.
    /// </summary>
    private int Interrogative(int start)
    {
        var first = -1;
        for (var i = start; i < _words.Count; i++)
        {
            if (!QuestionWords.Interrogatives.Contains(_words[i]))
            {
                continue;
            }

            if (i == start || _behindSign[i] || (i + 1 < _words.Count && QuestionWords.Auxiliaries.Contains(_words[i + 1])))
            {
                return i;
            }

            first = first < 0 ? i : first;
        }

        return first;
    }
}
