using TreatyBot.Core.Text;

namespace TreatyBot.Languages.Stemming;

/// <summary>A language whose script becomes pairs of characters; words of other scripts in it are as in English.</summary>
internal sealed class ScriptLanguage(string code) : Language(code)
{
    public override string TermOf(ReadOnlySpan<char> word) => Tokenizer.TermOf(word);

    public override bool IsStopWord(ReadOnlySpan<char> word) => false;
}
