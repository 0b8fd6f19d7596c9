using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>
/// A text with what is read out of it: each thing once, when it is first asked for. A quote is compared with every other quote of its
/// answer. For one thread at a time.
/// </summary>
internal sealed class ParsedText(string text)
{
    private IReadOnlyList<StatedValue>? _values;
    private HashSet<string>? _contentTerms;
    private List<Token>? _tokens;

    public string Text => text;

    /// <summary>The values that it states: <see cref="ValueParser.Parse"/>.</summary>
    public IReadOnlyList<StatedValue> Values => _values ??= ValueParser.Parse(text);

    /// <summary>The terms of its words but for those of grammar.</summary>
    public IReadOnlySet<string> ContentTerms => _contentTerms ??= [.. StopWords.ContentTermsOf(text)];

    /// <summary>Its words, in order.</summary>
    public IReadOnlyList<Token> Tokens => _tokens ??= Tokenizer.Tokenize(text);

    /// <summary>The values that stand whole within a stretch.</summary>
    public IEnumerable<StatedValue> ValuesIn(TextRange range) => Values.Where(value => range.Contains(value.At));

    /// <summary>The words that stand whole within a stretch.</summary>
    public IEnumerable<Token> TokensIn(TextRange range) => Tokens.Where(token => range.Start <= token.Start && token.End <= range.End);

    /// <summary>Two denials make an affirmation: "has not been rescinded" affirms.</summary>
    public bool Affirms => Values.Count(value => value.Kind == ValueKind.Denial) % 2 == 0;
}
