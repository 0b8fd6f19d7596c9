using System.Buffers;
using System.Collections.Frozen;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Text;

/// <summary>
/// Finds the sentences of a reading. A blank line always ends one; a full stop does not where it belongs to an abbreviation, an initial, a
/// number or the label of a clause (<c>1.</c>, <c>(a)</c>, <c>Art. 5</c>).
/// </summary>
public static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "gen", "col", "lt", "sgt", "capt", "hon", "rev", "gov", "sen", "rep", "pres",
        "amb", "maj", "messrs",
        "no", "nos", "art", "arts", "sec", "sect", "para", "paras", "ch", "chap", "cl", "fig", "figs", "vol", "vols", "pp", "p", "ed",
        "eds", "cf", "al", "ann",
        "vs", "v", "viz", "e.g", "i.e", "eg", "ie", "approx", "est", "ca", "c", "incl", "resp", "dept", "div", "ave", "blvd", "rd",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ft", "bldg", "ext", "tel", "seq",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// German ordinals are digits and a point, before words that are written large: "am 3. Oktober", "im 19. Jahrhundert". What follows
    /// them, and what goes before them.
    /// </summary>
    private static readonly FrozenSet<string> BehindOrdinal = new[]
    {
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        "Jahrhundert", "Jahrhunderts", "Jahrhunderte", "Jahrhunderten", "Jahrtausend", "Jahrtausends", "Jh", "Lebensjahr", "Auflage",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BeforeOrdinal = new[]
    {
        "am", "im", "vom", "zum", "zur", "bis", "ab", "der", "den", "dem", "des", "das", "die", "seit", "und", "oder", "ins", "beim",
        "geboren", "gestorben",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Points in the middle of what other languages write short; no English sentence ends so.</summary>
    private static readonly FrozenSet<string> OtherAbbreviations = new[]
    {
        "z", "d", "u", "bzw", "bspw", "vgl", "ggf", "evtl", "inkl", "nr", "abs", "jh", "geb", "gest", "sog", "usw", "mio", "mrd", "mme",
        "mlle", "av", "env", "art", "núm", "sra", "srta", "dra", "pág", "ee", "aprox", "т", "г", "гг", "в", "вв", "др", "им", "ул", "стр",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Abbreviations that also end sentences: what follows decides.</summary>
    private static readonly FrozenSet<string> ClosingAbbreviations = new[]
    {
        "inc", "ltd", "co", "corp", "llc", "plc", "etc", "u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "ph.d", "b.c", "a.d", "bros",
        "esq",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that begin sentences: after "Inc." one of them shows that a new sentence starts.</summary>
    private static readonly FrozenSet<string> Openers = new[]
    {
        "The", "This", "That", "These", "Those", "It", "He", "She", "They", "We", "In", "On", "At", "For", "If", "When", "While", "After",
        "Before", "Each",
        "Any", "All", "No", "Such", "Either", "Neither", "However", "But", "And", "As", "By", "There", "Its", "His", "Her", "Their", "Upon",
        "Unless", "Until",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Signs that stand before the first word of a sentence.</summary>
    private static readonly SearchValues<char> OpensSentence = SearchValues.Create("\"'“‘«„»¿¡([「『-–—•*");

    /// <summary>The sentences of a whole text, in order, without the white space between them.</summary>
    public static IReadOnlyList<TextRange> Split(string text) => Split(text, new TextRange(0, text.Length));

    /// <summary>
    /// The sentences of <paramref name="text"/> inside <paramref name="range"/>, in order, without the white space between them.
    /// </summary>
    public static IReadOnlyList<TextRange> Split(string text, TextRange range)
    {
        var sentences = new List<TextRange>();
        var start = SkipSpace(text, range.Start, range.End);
        var at = start;
        while (at < range.End)
        {
            var end = EndAt(text, start, at, range.End);
            if (end > at)
            {
                Add(sentences, text, start, end);
                start = at = SkipSpace(text, end, range.End);
            }
            else
            {
                at++;
            }
        }

        Add(sentences, text, start, range.End);
        return sentences;
    }

    private static void Add(List<TextRange> sentences, string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new TextRange(start, end));
        }
    }

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the sentence ends if it ends with the character at <paramref name="at"/>; else a place not after it.</summary>
    private static int EndAt(string text, int start, int at, int limit)
    {
        if (IsBeforeItem(text, start, at, limit))
        {
            return at + 1;
        }

        switch (text[at])
        {
            case '\n' when at + 1 < limit && text[at + 1] == '\n':
                return at + 1;
            case '。' or '！' or '？' or '｡' or '؟' or '۔' or '।':
                return AfterClosers(text, at + 1, limit);
            case '.' or '!' or '?' or '…':
                break;
            default:
                return -1;
        }

        var after = at + 1;
        while (after < limit && text[after] is '.' or '!' or '?' or '…')
        {
            after++;
        }

        var closed = AfterClosers(text, after, limit);
        if (closed >= limit)
        {
            return closed;
        }

        if (!char.IsWhiteSpace(text[closed]))
        {
            return IsGlued(text, start, at, closed, limit) ? closed : -1;
        }

        var next = SkipSpace(text, closed, limit);
        if (next >= limit || text.AsSpan(closed, next - closed).Contains("\n\n", StringComparison.Ordinal))
        {
            return closed;
        }

        if (!CanBegin(text, next, limit))
        {
            return -1;
        }

        return text[at] == '.' && after == at + 1 && BelongsToWord(text, start, at, closed, next, limit) ? -1 : closed;
    }

    /// <summary>
    /// "… twelve francs.* Category III: …": the items of a list that a page was stripped of run on, each with its mark. A mark that belongs
    /// to an emphasis has no blank behind it, or ends what such a one began.
    /// </summary>
    private static bool IsBeforeItem(string text, int start, int at, int limit)
    {
        if (at + 3 >= limit || text[at] is not ('.' or ':' or ';') || text[at + 1] is not ('*' or '#' or '•') || text[at + 2] != ' '
            || !char.IsUpper(text[at + 3]))
        {
            return false;
        }

        var mark = text.IndexOf(text[at + 1], start, at - start);
        return mark < 0 || text[mark + 1] == ' ';
    }

    /// <summary>"… among refugees.The States …": a blank was lost between two sentences.</summary>
    private static bool IsGlued(string text, int start, int at, int closed, int limit)
    {
        var first = at;
        while (first > start && char.IsLetter(text[first - 1]))
        {
            first--;
        }

        // "System.The" is a name.
        if (closed != at + 1 || at < first + 2 || !char.IsLower(text[first]))
        {
            return false;
        }

        var word = WordAt(text, closed, limit);
        return char.IsUpper(text[closed]) && Openers.Contains(word) && closed + word.Length < limit && text[closed + word.Length] == ' ';
    }

    private static int AfterClosers(string text, int at, int limit)
    {
        while (at < limit && text[at] is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '」' or '』' or '）')
        {
            at++;
        }

        // A reference mark such as [12] belongs to the sentence that it follows.
        if (at + 2 < limit && text[at] == '[' && char.IsAsciiDigit(text[at + 1]))
        {
            var close = text.IndexOf(']', at, Math.Min(limit - at, 6));
            if (close > 0)
            {
                return close + 1;
            }
        }

        return at;
    }

    private static bool CanBegin(string text, int at, int limit)
    {
        // "(b) Notice is due."
        if (at + 2 < limit && text[at] == '(' && text.IndexOf(')', at, Math.Min(6, limit - at)) > 0)
        {
            return true;
        }

        while (at < limit && OpensSentence.Contains(text[at]))
        {
            at++;
            while (at < limit && text[at] == ' ')
            {
                at++;
            }
        }

        return at < limit
            && !char.IsLower(text[at])
            && (char.IsLetterOrDigit(text[at]) || text[at] is '$' or '€' or '£' || char.IsSurrogate(text[at]));
    }

    private static bool BelongsToWord(string text, int start, int at, int closed, int next, int limit)
    {
        if (closed != at + 1)
        {
            return false;
        }

        var wordStart = at;
        while (wordStart > start && (char.IsLetterOrDigit(text[wordStart - 1]) || text[wordStart - 1] == '.'))
        {
            wordStart--;
        }

        var word = text[wordStart..at];
        if (word.Length == 0)
        {
            return false;
        }

        // "1.", "2.1.", "IV." or "a." at the start of a sentence label what follows.
        if (wordStart == start && IsLabel(word))
        {
            return true;
        }

        if (word.Length <= 2 && char.IsAsciiDigit(word[0]) && BehindOrdinal.Contains(WordAt(text, next, limit)))
        {
            return BeforeOrdinal.Contains(WordBefore(text, start, wordStart))
                || (wordStart - start >= 2 && text[wordStart - 1] is '–' or '-');
        }

        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            // An initial, unless it closes the sentence ("Annex B. The Parties ...").
            return !Openers.Contains(WordAt(text, next, limit));
        }

        if (ClosingAbbreviations.Contains(word))
        {
            return !Openers.Contains(WordAt(text, next, limit));
        }

        if (word.Contains("no", StringComparison.OrdinalIgnoreCase) && word.Length <= 3 && Abbreviations.Contains(word))
        {
            // "No. 5" is a number; "... said no. The ..." is the end.
            return char.IsAsciiDigit(text[next]);
        }

        if (OtherAbbreviations.Contains(word) && !Abbreviations.Contains(word))
        {
            return !Openers.Contains(WordAt(text, next, limit));
        }

        return Abbreviations.Contains(word) && !(word is "p" or "c" or "v" && Openers.Contains(WordAt(text, next, limit)));
    }

    private static bool IsLabel(string word)
    {
        if (word.Length == 1)
        {
            return true;
        }

        var digits = true;
        var roman = word.Length <= 5;
        foreach (var c in word)
        {
            digits &= char.IsAsciiDigit(c) || c == '.';
            roman &= c is 'I' or 'V' or 'X' or 'i' or 'v' or 'x';
        }

        return (digits && word.Length <= 8) || roman;
    }

    private static string WordBefore(string text, int start, int at)
    {
        while (at > start && !char.IsLetterOrDigit(text[at - 1]))
        {
            at--;
        }

        var end = at;
        while (at > start && char.IsLetterOrDigit(text[at - 1]))
        {
            at--;
        }

        return text[at..end];
    }

    private static string WordAt(string text, int at, int limit)
    {
        while (at < limit && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        var end = at;
        while (end < limit && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }
}
