using System.Collections.Concurrent;
using System.Collections.Frozen;
using TreatyBot.Core.Text;

namespace TreatyBot.Languages.Stemming;

/// <summary>A language whose words lose their endings.</summary>
/// <param name="code">Its code.</param>
/// <param name="grammar">Its words of grammar, in small letters.</param>
/// <param name="stemmer">Makes what takes the endings off a word in small letters; called by one thread at a time.</param>
/// <param name="form">What else is brought to one form before that, such as an elided article.</param>
internal sealed class StemmedLanguage(
    string code, Func<IReadOnlyList<string>> grammar, Func<Func<string, string>> stemmer, Func<string, string>? form = null)
    : Language(code)
{
    private const int MaxCachedWords = 100_000;

    private readonly Lazy<FrozenSet<string>> _grammar = new(() => grammar().SelectMany(word => new[] { word, WordForm.Folded(word) })
        .ToFrozenSet(StringComparer.Ordinal));

    private readonly Lazy<Func<string, string>> _stemmer = new(stemmer);
    private readonly ConcurrentDictionary<string, string> _terms = new(StringComparer.Ordinal);
    private readonly Lock _stemming = new();
    private int _cached;

    public override bool JoinsWords => Code is "de" or "nl" or "sv" or "da" or "no" or "fi";

    /// <summary>The words of grammar, as they are written and without their accents.</summary>
    public FrozenSet<string> Grammar => _grammar.Value;

    public override bool IsStopWord(ReadOnlySpan<char> word) =>
        word.Length <= Tokenizer.MaxTermLength && _grammar.Value.Contains(Form(word));

    public override string TermOf(ReadOnlySpan<char> word)
    {
        if (word.Length > Tokenizer.MaxTermLength)
        {
            word = word[..Tokenizer.MaxTermLength];
        }

        if (_terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var term))
        {
            return term;
        }

        var formed = Form(word);
        if (formed.AsSpan().ContainsAnyInRange('0', '9'))
        {
            term = Tokenizer.TermOf(word);
        }
        else
        {
            lock (_stemming)
            {
                term = _stemmer.Value(formed);
            }

            term = WordForm.Folded(term.Length == 0 ? formed : term);
        }

        if (Volatile.Read(ref _cached) < MaxCachedWords && _terms.TryAdd(word.ToString(), term))
        {
            Interlocked.Increment(ref _cached);
        }

        return term;
    }

    private string Form(ReadOnlySpan<char> word)
    {
        var plain = Code == "tr" ? WordForm.Plain(word, WordForm.TurkishLetters) : WordForm.Plain(word, null);
        return form is null ? plain : form(plain);
    }
}
