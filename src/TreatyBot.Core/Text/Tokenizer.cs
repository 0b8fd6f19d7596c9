using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace TreatyBot.Core.Text;

/// <summary>
/// Cuts text into terms. Letters and digits make words; compatibility forms, case and diacritics are folded; English forms are brought to
/// their base, endings taken off; Chinese, Japanese and Korean script becomes overlapping pairs of characters (a single character stands
/// alone). <c>U.S.</c> is <c>us</c>, <c>party's</c> is <c>parti</c>, <c>1,200</c> is <c>1200</c>, <c>3.1</c> stays <c>3.1</c>, <c>C++</c>
/// stays <c>c++</c>; <c>F-16</c> and <c>F16</c> are <c>f16</c>, <c>COVID-19</c> and <c>COVID19</c> are <c>covid 19</c>; what cannot be
/// seen, as a zero-width space, parts no word.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longer words are cut: nobody asks for them, and a hostile file must not fill the vocabulary.</summary>
    public const int MaxTermLength = 40;

    /// <summary>The letters of a name like "F-16", "MH370" or "SHA-256"; more letters are a word of their own, as "COVID" is.</summary>
    private const int MaxCodeLetters = 3;

    private const int MaxCachedWords = 400_000;

    private static readonly ConcurrentDictionary<string, string> Terms = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> TermsBySpan =
        Terms.GetAlternateLookup<ReadOnlySpan<char>>();

    // Apart from the words: a word of two Korean syllables has a term of its own.
    private static readonly ConcurrentDictionary<string, string> Pairs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> PairsBySpan =
        Pairs.GetAlternateLookup<ReadOnlySpan<char>>();

    // Counting a concurrent dictionary locks it: the size is kept beside it, and may be off by a few.
    private static int cachedWords;

    /// <summary>The terms of <paramref name="text"/> with their places.</summary>
    public static List<Token> Tokenize(string text) => Tokenize(text, Language.English);

    /// <summary>
    /// Adds the terms of <paramref name="text"/> to <paramref name="tokens"/>, with places told from <paramref name="offset"/> on.
    /// </summary>
    public static void Tokenize(ReadOnlySpan<char> text, int offset, ICollection<Token> tokens) =>
        Tokenize(text, offset, tokens, Language.English);

    /// <summary>The terms of <paramref name="text"/> in a language, with their places.</summary>
    public static List<Token> Tokenize(string text, Language language)
    {
        var tokens = new List<Token>(Math.Min(text.Length / 5, 4096) + 1);
        Tokenize(text, 0, tokens, language);
        return tokens;
    }

    /// <summary>Likewise, added to <paramref name="tokens"/>, with places told from <paramref name="offset"/> on.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, int offset, ICollection<Token> tokens, Language language)
    {
        var at = 0;
        while (at < text.Length)
        {
            var kind = Classify(text, at, out var width);
            if (kind == CharKind.Other)
            {
                at += width;
            }
            else if (kind == CharKind.Ideographic)
            {
                at = AddPairs(text, at, offset, tokens);
            }
            else
            {
                var start = at;
                at = WithoutNumber(text, start, WithSigns(text, start, EndOfWord(text, at)));
                var end = WithoutPossessive(text, start, at);
                tokens.Add(new Token(language.TermOf(text[start..end]), offset + start, offset + end));
            }
        }
    }

    /// <summary>The term of one word.</summary>
    public static string TermOf(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxTermLength)
        {
            word = word[..MaxTermLength];
        }

        if (TermsBySpan.TryGetValue(word, out var term))
        {
            return term;
        }

        term = EnglishStemmer.Stem(IrregularForms.BaseOf(AmericanSpelling(Fold(word))));
        if (Volatile.Read(ref cachedWords) < MaxCachedWords && Terms.TryAdd(word.ToString(), term))
        {
            Interlocked.Increment(ref cachedWords);
        }

        return term;
    }

    /// <summary>
    /// Lower case, without diacritics, compatibility forms resolved, points and commas inside left out where they mean nothing.
    /// </summary>
    internal static string Fold(ReadOnlySpan<char> word)
    {
        var isAscii = System.Text.Ascii.IsValid(word);
        var source = isAscii ? word.ToString() : PlainLetters.Normalize(word.ToString(), NormalizationForm.FormKD);
        var folded = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var c = char.ToLowerInvariant(source[i]);
            switch (c)
            {
                case '.' when i > 0 && i + 1 < source.Length && char.IsAsciiDigit(source[i - 1]) && char.IsAsciiDigit(source[i + 1]):
                    folded.Append('.');
                    break;
                case '.' or ',' or '\'' or '’' or '-' or '‐' or '‑':
                    break;
                case var letter when PlainLetters.Of(letter) is { } plain:
                    folded.Append(plain);
                    break;
                default:
                    if (c < 0x80 || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                    {
                        folded.Append(c);
                    }

                    break;
            }
        }

        return folded.ToString();
    }

    /// <summary>"Centre" is "center": the two differ before every ending, so that no ending taken off lets them meet.</summary>
    private static string AmericanSpelling(string word)
    {
        var stem = word.EndsWith("tres", StringComparison.Ordinal) || word.EndsWith("tred", StringComparison.Ordinal) ? word[..^1] : word;
        return stem.Length > 4 && stem.EndsWith("tre", StringComparison.Ordinal) ? stem[..^2] + "er" : word;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            var kind = Classify(text, at, out var width);
            if (kind == CharKind.Word)
            {
                at += width;
            }
            else if (Joins(text, at))
            {
                at++;
            }
            else if (AfterInvisible(text, at) is var next && next > at)
            {
                at = next;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>
    /// Where the word goes on behind soft hyphens, zero-width spaces and the like; <paramref name="at"/> where it does not. In scripts
    /// without spaces these part words.
    /// </summary>
    private static int AfterInvisible(ReadOnlySpan<char> text, int at)
    {
        var next = at;
        while (next < text.Length && CharUnicodeInfo.GetUnicodeCategory(text[next]) == UnicodeCategory.Format)
        {
            next++;
        }

        return at > 0
            && next < text.Length
            && char.IsLetter(text[at - 1])
            && char.IsLetter(text[next])
            && !IsWrittenWithoutSpaces(text[at - 1])
            ? next
            : at;
    }

    /// <summary>Thai and Lao, Burmese, Khmer.</summary>
    private static bool IsWrittenWithoutSpaces(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    /// <summary>With the signs that belong to a name: "C++", "C#".</summary>
    private static int WithSigns(ReadOnlySpan<char> text, int start, int end)
    {
        var rest = text[end..];
        var signs = rest.StartsWith("++") ? 2 : end - start == 1 && rest.StartsWith("#") ? 1 : 0;
        return signs > 0 && char.IsLetter(text[end - 1]) && (rest.Length == signs || !char.IsLetterOrDigit(rest[signs]))
            ? end + signs
            : end;
    }

    /// <summary>Without the number behind a word: "COVID19" is two terms, as "COVID-19" is.</summary>
    private static int WithoutNumber(ReadOnlySpan<char> text, int start, int end)
    {
        var word = text[start..end];
        var letters = word.IndexOfAnyInRange('0', '9');
        return letters > MaxCodeLetters && !word[letters..].ContainsAnyExceptInRange('0', '9') && IsLetters(word[..letters])
            ? start + letters
            : end;
    }

    private static bool IsLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for a sign that stands inside a word: <c>U.S</c>, <c>don't</c>, <c>1,200</c>, <c>3.1</c>, <c>F-16</c>.</summary>
    private static bool Joins(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at + 1 >= text.Length)
        {
            return false;
        }

        var before = text[at - 1];
        var after = text[at + 1];
        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '-' or '‐' or '‑' => char.IsAsciiDigit(after) && EndsCode(text[..at]),
            ',' => char.IsAsciiDigit(before) && IsDigitGroup(text[(at + 1)..]),
            '.' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || IsInitial(text, at),
            _ => false,
        };
    }

    /// <summary>True for the letters of a name like "F-16" at the end of the text: one letter, or a few capitals.</summary>
    private static bool EndsCode(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var letters = text[start..];
        return letters.Length is > 0 and <= MaxCodeLetters
            && (letters.Length == 1 || !letters.ContainsAnyExceptInRange('A', 'Z'))
            && (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '\'' or '’'));
    }

    /// <summary>A point after a single letter that a single letter follows, as in <c>U.S.</c> or <c>D.P.R.K.</c></summary>
    private static bool IsInitial(ReadOnlySpan<char> text, int at) =>
        char.IsLetter(text[at - 1])
        && char.IsLetter(text[at + 1])
        && (at < 2 || !char.IsLetterOrDigit(text[at - 2]))
        && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsDigitGroup(ReadOnlySpan<char> rest) =>
        rest.Length >= 3
        && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
        && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));

    private static int WithoutPossessive(ReadOnlySpan<char> text, int start, int end) =>
        end - start > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '’' ? end - 2 : end;

    private static int AddPairs(ReadOnlySpan<char> text, int at, int offset, ICollection<Token> tokens)
    {
        var start = at;
        var previous = -1;
        while (at < text.Length && Classify(text, at, out var width) == CharKind.Ideographic)
        {
            if (previous >= 0)
            {
                tokens.Add(new Token(PairTerm(text[previous..(at + width)]), offset + previous, offset + at + width));
            }

            previous = at;
            at += width;
        }

        if (previous == start)
        {
            tokens.Add(new Token(PairTerm(text[start..at]), offset + start, offset + at));
        }

        return at;
    }

    private static string PairTerm(ReadOnlySpan<char> pair)
    {
        if (PairsBySpan.TryGetValue(pair, out var term))
        {
            return term;
        }

        term = pair.ToString().Normalize(NormalizationForm.FormKC);
        if (Volatile.Read(ref cachedWords) < MaxCachedWords && Pairs.TryAdd(pair.ToString(), term))
        {
            Interlocked.Increment(ref cachedWords);
        }

        return term;
    }

    private enum CharKind
    {
        Other,
        Word,
        Ideographic,
    }

    private static CharKind Classify(ReadOnlySpan<char> text, int at, out int width)
    {
        var c = text[at];
        width = 1;
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) ? CharKind.Word : CharKind.Other;
        }

        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            width = 2;
            var rune = new Rune(c, text[at + 1]);
            return rune.Value is >= 0x20000 and <= 0x3FFFF ? CharKind.Ideographic
                : Rune.IsLetterOrDigit(rune) ? CharKind.Word : CharKind.Other;
        }

        if (IsIdeographic(c))
        {
            return CharKind.Ideographic;
        }

        if (char.IsLetterOrDigit(c))
        {
            return CharKind.Word;
        }

        // Combining marks belong to the letter before them.
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? CharKind.Word
            : CharKind.Other;
    }

    /// <summary>Scripts written without spaces, or whose words carry their particles: Han, Kana, Hangul.</summary>
    private static bool IsIdeographic(char c) => c is
        (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF')
        or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uFF66' and <= '\uFF9F');
}
