using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Values;

/// <summary>A text as the words, numbers and signs that values are read from. A place beyond its ends holds nothing.</summary>
internal sealed partial class ValueText
{
    private readonly List<Token> _tokens;

    public ValueText(string text)
    {
        Text = text;
        _tokens = [.. Pattern().Matches(text).Select(match => new Token(
            match.Index,
            match.Index + match.Length,
            match.Groups["number"].Success ? TokenKind.Number
                : match.Groups["word"].Success ? TokenKind.Word
                : match.Groups["code"].Success ? TokenKind.Code
                : TokenKind.Sign,
            match.Value.ToLowerInvariant().Replace('’', '\'')))];
    }

    public string Text { get; }

    public int Count => _tokens.Count;

    /// <summary>The word or sign in lower case; empty for a number and beyond the ends.</summary>
    public string this[int at] => IsInside(at) && _tokens[at].Kind is TokenKind.Word or TokenKind.Sign ? _tokens[at].Lower : "";

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

    private enum TokenKind
    {
        Word,
        Number,
        Code,
        Sign,
    }

    private readonly record struct Token(int Start, int End, TokenKind Kind, string Lower);

    // A comma parts thousands, or before a unit decimals: "1,200", "1,5 %"; so do spaces: "12 500".
    [GeneratedRegex(
        @"(?<code>\d+(?:\.\d+){2,})"
        + @"|(?<number>\d{1,3}(?:,\d{3})+(?![\d,]\d)(?:\.\d+)?|(?<![\d,.] ?)[1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3})+(?![\d.,]*\d)"
        + @"|\d+,\d{1,2}(?=\s?(?:%|€|per ?cent\b|million\b|billion\b|euros?\b|EUR\b|k?m\b|k?g\b|ha\b|tonnes?\b|years?\b|hours?\b))"
        + @"|\d+(?:\.\d+)?)"
        + @"|(?<word>[\p{L}\p{M}]+(?:['’]\p{L}+)*)|(?<sign>[^\s\d\p{L}\p{M}])",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();
}
