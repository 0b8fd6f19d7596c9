using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Values;

/// <summary>A text as the words, numbers and signs that values are read from. A place beyond its ends holds nothing.</summary>
internal sealed partial class ValueText
{
    private readonly List<Token> _tokens = [];

    public ValueText(string text)
    {
        Text = text;
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            var written = text.AsSpan(match.Index, match.Length);
            var kind = KindOf(written);
            _tokens.Add(new Token(match.Index, match.Index + match.Length, kind, kind is TokenKind.Word or TokenKind.Sign
                ? Lower(written)
                : ""));
        }
    }

    public string Text { get; }

    public int Count => _tokens.Count;

    /// <summary>The word or sign in lower case; empty for a number and beyond the ends.</summary>
    public string this[int at] => IsInside(at) ? _tokens[at].Lower : "";

    public bool IsNumber(int at) => IsInside(at) && _tokens[at].Kind == TokenKind.Number;

    /// <summary>True for numbers with several points: a version, a clause, a date.</summary>
    public bool IsCode(int at) => IsInside(at) && _tokens[at].Kind == TokenKind.Code;

    public bool IsWord(int at) => IsInside(at) && _tokens[at].Kind == TokenKind.Word;

    public bool IsCapital(int at) => IsInside(at) && char.IsUpper(Text[_tokens[at].Start]);

    /// <summary>True where nothing stands between it and what is before it: the "k" of "40k".</summary>
    public bool IsGlued(int at) => at > 0 && IsInside(at) && _tokens[at].Start == _tokens[at - 1].End;

    /// <summary>As it is written.</summary>
    public string Written(int at) => IsInside(at) ? Text[_tokens[at].Start.._tokens[at].End] : "";

    /// <summary>The whole number of so many digits; -1 for anything else.</summary>
    public int Digits(int at, int least, int most)
    {
        var written = IsNumber(at) ? Written(at) : "";
        return written.Length >= least && written.Length <= most && written.All(char.IsAsciiDigit) ? int.Parse(written) : -1;
    }

    /// <summary>True where these words, parted by single spaces, begin at a place.</summary>
    public bool Has(int at, string phrase, out int next)
    {
        next = at;
        foreach (var word in phrase.AsSpan().Split(' '))
        {
            if (!phrase.AsSpan(word).SequenceEqual(this[next++]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True at the beginning of the text, a line or a sentence.</summary>
    public bool BeginsSentence(int at) =>
        at == 0 || (IsInside(at) && (this[at - 1] is "." or "!" or "?" or ":" or ";" or "\"" or "“" or "”" or "•"
            || Text.AsSpan(_tokens[at - 1].End, _tokens[at].Start - _tokens[at - 1].End).Contains('\n')));

    /// <summary>From the first to before the next.</summary>
    public TextRange Range(int first, int next) => new(_tokens[first].Start, _tokens[next - 1].End);

    private bool IsInside(int at) => at >= 0 && at < _tokens.Count;

    /// <summary>What the pattern below has found, by how it begins; a number has one point at most.</summary>
    private static TokenKind KindOf(ReadOnlySpan<char> written) =>
        char.IsDigit(written[0]) ? (written.Count('.') > 1 ? TokenKind.Code : TokenKind.Number)
        : written.Length > 1 || IsOfWord(written[0]) ? TokenKind.Word
        : TokenKind.Sign;

    private static bool IsOfWord(char sign) => char.GetUnicodeCategory(sign) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Lower(ReadOnlySpan<char> written) => string.Create(written.Length, written, (lower, word) =>
    {
        word.ToLowerInvariant(lower);
        lower.Replace('’', '\'');
    });

    private enum TokenKind
    {
        Word,
        Number,
        Code,
        Sign,
    }

    /// <param name="Start">Where it begins in the text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Lower">A word or sign in lower case; empty for a number.</param>
    private readonly record struct Token(int Start, int End, TokenKind Kind, string Lower);

    // A comma parts thousands, or before a unit decimals: "1,200", "1,5 %"; so do spaces: "12 500".
    [GeneratedRegex(
        @"\d+(?:\.\d+){2,}"
        + @"|\d{1,3}(?:,\d{3})+(?![\d,]\d)(?:\.\d+)?|(?<![\d,.] ?)[1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3})+(?![\d.,]*\d)"
        + @"|\d+,\d{1,2}(?=\s?(?:%|€|per ?cent\b|million\b|billion\b|euros?\b|EUR\b|k?m\b|k?g\b|ha\b|tonnes?\b|years?\b|hours?\b))"
        + @"|\d+(?:\.\d+)?"
        + @"|[\p{L}\p{M}]+(?:['’]\p{L}+)*|[^\s\d\p{L}\p{M}]",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();
}
