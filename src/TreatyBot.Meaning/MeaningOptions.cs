using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Meaning;

/// <summary>How questions and texts are compared by meaning: <c>Meaning:…</c>.</summary>
public sealed class MeaningOptions
{
    public const string None = "None";

    /// <summary>What <see cref="Model"/> can be beside a path.</summary>
    internal static readonly string[] Names = [BuiltInModels.ArcticXs, BuiltInModels.MiniLm, BuiltInModels.Both, None];

    /// <summary>
    /// The encoder: <c>ArcticXs</c>, <c>MiniLM</c>, <c>Both</c>, <c>None</c> (words alone), or the path of an ONNX encoder. A relative path
    /// counts from the installation.
    /// </summary>
    [Required]
    public string Model { get; set; } = BuiltInModels.ArcticXs;

    /// <summary>
    /// Of an encoder given by its path: the vocabulary, one word piece a line, as BERT has it. Empty: <c>vocab.txt</c> beside the model.
    /// </summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>Likewise: how the vectors of the tokens become one.</summary>
    public Pooling Pooling { get; set; } = Pooling.Mean;

    /// <summary>Likewise: what is put before a question, as the encoder was trained.</summary>
    public string QueryPrefix { get; set; } = "";

    /// <summary>Likewise: what is put before every other text.</summary>
    public string TextPrefix { get; set; } = "";

    /// <summary>Likewise: a longer text is cut, in tokens.</summary>
    [Range(16, 8192)]
    public int MaxTokens { get; set; } = 256;

    /// <summary>Likewise: true for a vocabulary without capitals.</summary>
    public bool Lowercase { get; set; } = true;

    /// <summary>
    /// True: weights are kept as bytes, which is twice as fast and a quarter as large. Over 400 paragraphs the cosine of a vector with the
    /// exact one was 0.997 or more for <c>ArcticXs</c>, 0.993 or more for <c>MiniLM</c>. False: weights as they are.
    /// </summary>
    public bool Quantize { get; set; } = true;

    /// <summary>How many cores make vectors in the background. 0: half of them, one at least, so that answers keep the others.</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>
    /// A cross-encoder that reads question and sentence together and orders the best sentences anew: the path of an ONNX model with one
    /// logit (higher is better) or two (the second is "it answers"). A relative path counts from the installation. Empty: none.
    /// </summary>
    public string Reranker { get; set; } = "";

    /// <summary>Its vocabulary. Empty: <c>vocab.txt</c> beside it.</summary>
    public string RerankerVocabulary { get; set; } = "";

    /// <summary>
    /// How long it may take for a question, in milliseconds: sentences that are not reached in time keep their order, after those that are.
    /// </summary>
    [Range(1, 10_000)]
    public int RerankMilliseconds { get; set; } = 100;

    /// <summary>Makes relative paths absolute.</summary>
    internal void Resolve(string root)
    {
        // A bare word is a name, perhaps a misspelt one; a path has a folder or an ending.
        Model = Names.FirstOrDefault(name => name.Equals(Model, StringComparison.OrdinalIgnoreCase))
            ?? (Model.AsSpan().ContainsAny('/', '\\', '.') ? Path.GetFullPath(Model, root) : Model);
        Vocabulary = Absolute(Vocabulary);
        Reranker = Absolute(Reranker);
        RerankerVocabulary = Absolute(RerankerVocabulary);

        string Absolute(string path) => path.Length == 0 ? "" : Path.GetFullPath(path, root);
    }
}

/// <summary>How the vectors of a text's tokens become the vector of the text.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>That of the first, which stands for the whole: BERT's <c>[CLS]</c>.</summary>
    First,
}
