using System.Text;
using FastBertTokenizer;

namespace TreatyBot.Meaning;

/// <summary>Cuts texts into the word pieces of a vocabulary. Safe for use by many threads.</summary>
internal sealed class WordPieces
{
    /// <summary>A word piece has four or five characters on the average. What lies beyond is not even cut into tokens.</summary>
    private const int MaxCharactersPerToken = 16;

    private readonly BertTokenizer _tokenizer = new();

    private WordPieces(int count) => Count = count;

    /// <summary>How many the vocabulary has.</summary>
    public int Count { get; }

    /// <exception cref="InvalidDataException">It is no vocabulary of BERT's kind.</exception>
    public static WordPieces Read(EncoderModel model)
    {
        using var reader = new StreamReader(model.OpenVocabulary());
        var text = reader.ReadToEnd();
        var pieces = new WordPieces(text.AsSpan().TrimEnd().Count('\n') + 1);
        try
        {
            pieces._tokenizer.LoadVocabulary(new StringReader(text), model.Lowercase);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidDataException($"its vocabulary is no list of word pieces as BERT has it ({e.Message.TrimEnd('.')})", e);
        }

        return pieces;
    }

    /// <summary>The tokens of a text, at most so many. A text without end costs no more than a long one.</summary>
    public long[] Tokens(string text, int maxTokens)
    {
        var most = maxTokens * MaxCharactersPerToken;
        text = Whole(text.Length > most ? text[..most] : text);
        lock (_tokenizer)
        {
            return _tokenizer.Encode(text, maxTokens).InputIds.ToArray();
        }
    }

    /// <summary>Without halves of characters, which cannot be normalized.</summary>
    private static string Whole(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
