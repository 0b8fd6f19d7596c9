using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Finds the name of the agreement that a question asks about: "the Arvia–Belmont agreement", "Arvia's treaty with Belmont", "the lease of
/// Homewood".
/// </summary>
internal static class DocumentReference
{
    /// <summary>What people call an agreement that they ask about as a whole.</summary>
    private static readonly HashSet<string> DocumentWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "agreement", "treaty", "pact", "accord", "deal", "contract", "convention", "lease", "protocol", "charter", "memorandum", "covenant",
        "arrangement", "statute",
    };

    /// <summary>Behind an agreement they begin the names of those who made it, or of what it is on.</summary>
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "with", "between", "of", "among", "on", "for", "against", "concerning",
    };

    /// <summary>They stand between the parts of a name.</summary>
    private static readonly HashSet<string> Connectors = new(StringComparer.OrdinalIgnoreCase) { "and", "of", "the", "for", "on", "with" };

    /// <summary>True for what people call an agreement.</summary>
    public static bool IsDocumentWord(string word) => DocumentWords.Contains(word);

    /// <summary>
    /// True for the title of an agreement itself: "Treaty on the river", "Supply Agreement with Marsh", "Berth contract", "Lease 2019", but
    /// not "News of the treaty", "Treaty collection" or "Commentary on Article 17 of the Charter".
    /// </summary>
    public static bool IsTitleOfAgreement(string title)
    {
        var words = Tokenizer.Tokenize(title).ConvertAll(token => title[token.Start..token.End]);
        var at = words.FindIndex(IsDocumentWord);
        return at >= 0
            && !words.Take(at).Any(word => Openers.Contains(word) || Connectors.Contains(word))
            && (at == words.Count - 1 || Openers.Contains(words[at + 1]) || char.IsAsciiDigit(words[at + 1][0])
                || ClauseNumber.IsRoman(words[at + 1]));
    }

    /// <summary>
    /// What a title says that its document is, as a term: "Protocol amending the Sarn Convention" is a protocol, "Sarn Convention on the
    /// Law of Harbours" a convention; null where it does not say, as "Commentary on Article 17" does not.
    /// </summary>
    public static string? HeadOf(string title)
    {
        var tokens = Tokenizer.Tokenize(title);
        return HeadOf(tokens.ConvertAll(token => title[token.Start..token.End]), StopWords.In(title, tokens), 0);
    }

    /// <summary>What the document is that stands behind the number of a clause, or before it; null where neither does.</summary>
    /// <param name="words">The words of the question.</param>
    /// <param name="stops">Which of them are stop words.</param>
    /// <param name="clause">The places of the words that name the clause.</param>
    public static string? HeadBeside(IReadOnlyList<string> words, bool[] stops, IReadOnlySet<int> clause)
    {
        if (clause.Count == 0)
        {
            return null;
        }

        var behind = Enumerable.Range(clause.Max() + 1, words.Count - clause.Max() - 1).FirstOrDefault(i => !stops[i], words.Count);
        return HeadOf(words, stops, behind)
            ?? HeadOf([.. words.Take(clause.Min())], stops, Math.Max(0, Array.FindIndex(stops, stop => !stop)));
    }

    /// <summary>The last word for an agreement before what the agreement is on, or does.</summary>
    private static string? HeadOf(IReadOnlyList<string> words, bool[] stops, int first)
    {
        string? head = null;
        for (var i = first; i < words.Count; i++)
        {
            var begins = i == first;
            if ((stops[i] && !begins) || words[i].EndsWith("ing", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            head = IsDocumentWord(words[i]) ? Tokenizer.TermOf(words[i]) : head;
        }

        return head;
    }

    /// <param name="words">The words of the question.</param>
    /// <param name="stops">Which of them are stop words.</param>
    /// <returns>The places of the words that belong to the name; none where an agreement is not asked about, or without its name.</returns>
    public static IReadOnlySet<int> NameIn(IReadOnlyList<string> words, bool[] stops)
    {
        var name = new HashSet<int>();
        for (var at = 0; at < words.Count; at++)
        {
            if (IsDocumentWord(words[at]))
            {
                AddBefore(words, stops, at, name);
                AddBehind(words, at, name);
            }
        }

        // "The treaty of friendship" has no name that tells it from another.
        return name.Any(at => IsCapital(words[at]) && !IsDocumentWord(words[at])) ? name : new HashSet<int>();
    }

    /// <summary>
    /// The words right before what people call an agreement, whatever their case: of "the great lake agreement" great and lake. Whether
    /// they are its name only the titles tell.
    /// </summary>
    public static IReadOnlySet<int> WordsBefore(IReadOnlyList<string> words, bool[] stops)
    {
        var before = new HashSet<int>();
        for (var at = 0; at < words.Count; at++)
        {
            for (var i = at - 1; i > 0 && IsDocumentWord(words[at]) && !stops[i]; i--)
            {
                before.Add(i);
            }
        }

        return before;
    }

    /// <summary>Back to the article or the verb before it: "under <b>the</b> Arvia–Republic of Belmont free trade agreement".</summary>
    private static void AddBefore(IReadOnlyList<string> words, bool[] stops, int at, HashSet<int> name)
    {
        for (var i = at - 1; i > 0; i--)
        {
            if (!stops[i])
            {
                name.Add(i);
            }
            else if (!(Connectors.Contains(words[i]) && IsCapital(words[i - 1])
                && !words[i].Equals("the", StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }
        }
    }

    /// <summary>On to the first word that is written small; "d/b/a" and the like are three words of one letter.</summary>
    private static void AddBehind(IReadOnlyList<string> words, int at, HashSet<int> name)
    {
        if (at + 1 >= words.Count || !Openers.Contains(words[at + 1]))
        {
            return;
        }

        for (var i = at + 2; i < words.Count && (IsCapital(words[i]) || Connectors.Contains(words[i]) || words[i].Length == 1); i++)
        {
            if (IsCapital(words[i]))
            {
                name.Add(i);
            }
        }
    }

    private static bool IsCapital(string word) => char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]);
}
