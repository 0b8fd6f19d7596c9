using TreatyBot.Meaning;

namespace TreatyBot.EncoderTuning;

/// <summary>Texts as the encoder takes them.</summary>
internal sealed class TextCutter(EncoderModel model)
{
    /// <summary>In tokens: hardly a question or passage of the training is longer, and attention costs by the square.</summary>
    private const int MaxQuestion = 64;
    private const int MaxText = 112;

    private readonly WordPieces _pieces = WordPieces.Read(model);

    public long[] Question(string question) => _pieces.Tokens(model.QueryPrefix + question, MaxQuestion);

    public long[] Text(string text) => _pieces.Tokens(model.TextPrefix + text, MaxText);
}
