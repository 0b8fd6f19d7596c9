namespace TreatyBot.Core.Text;

/// <summary>What a language does with its words. Where words begin and end is the same in all of them: <see cref="Tokenizer"/>.</summary>
public abstract class Language
{
    /// <param name="code">A BCP 47 language such as <c>de</c>, without script and region.</param>
    protected Language(string code) => Code = code;

    public static Language English { get; } = new EnglishLanguage();

    public string Code { get; }

    /// <summary>True where words are made by joining others without a space, as "Vertragsdauer" is.</summary>
    public virtual bool JoinsWords => false;

    /// <summary>The term of one word: what index and questions compare. The same word has the same term, always.</summary>
    public abstract string TermOf(ReadOnlySpan<char> word);

    /// <summary>True for a word of grammar, whatever its case.</summary>
    public abstract bool IsStopWord(ReadOnlySpan<char> word);

    private sealed class EnglishLanguage() : Language("en")
    {
        public override string TermOf(ReadOnlySpan<char> word) => Tokenizer.TermOf(word);

        public override bool IsStopWord(ReadOnlySpan<char> word) => StopWords.Contains(word);
    }
}
