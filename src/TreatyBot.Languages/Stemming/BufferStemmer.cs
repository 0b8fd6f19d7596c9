using TreatyBot.Core.Text;

namespace TreatyBot.Languages.Stemming;

/// <summary>How Lucene's stemmers are called: they change a word in its place and return its new length.</summary>
internal delegate int BufferStemmer(char[] buffer, int length);

internal static class BufferStemming
{
    /// <summary>Some stemmers look, or write, a few letters beyond the word.</summary>
    private const int Spare = 8;

    public static string OnStrings(this BufferStemmer stemmer, string word)
    {
        var buffer = new char[Math.Max(word.Length, Tokenizer.MaxTermLength) + Spare];
        word.CopyTo(buffer);
        return new string(buffer, 0, stemmer(buffer, word.Length));
    }
}
