namespace TreatyBot.Meaning;

/// <summary>An encoder and how it wants its texts.</summary>
/// <param name="Name">What its vectors are known by.</param>
/// <param name="OpenWeights">Opens the ONNX model.</param>
/// <param name="OpenVocabulary">Opens the vocabulary.</param>
/// <param name="Pooling">How the vectors of the tokens become one.</param>
/// <param name="QueryPrefix">What is put before a question.</param>
/// <param name="TextPrefix">What is put before every other text.</param>
/// <param name="MaxTokens">A longer text is cut.</param>
/// <param name="Lowercase">True for a vocabulary without capitals.</param>
/// <param name="OpenAdapter">Opens what it learnt after its training (<see cref="LowRankAdapter"/>); null for nothing.</param>
internal sealed record EncoderModel(
    string Name,
    Func<Stream> OpenWeights,
    Func<Stream> OpenVocabulary,
    Pooling Pooling,
    string QueryPrefix,
    string TextPrefix,
    int MaxTokens,
    bool Lowercase,
    Func<Stream>? OpenAdapter = null);
