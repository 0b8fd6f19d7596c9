using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TreatyBot.Meaning;

/// <summary>A model of one's own, by its path.</summary>
internal static class EncoderModelFiles
{
    public static EncoderModel Encoder(MeaningOptions options)
    {
        var model = Model(options.Model, options.Vocabulary, options);

        // Vectors made of another file, or made otherwise, have nothing in common with these.
        var made = string.Join('\n', Stamp(options.Model), Stamp(VocabularyOf(options.Model, options.Vocabulary)), options.Pooling,
            options.TextPrefix, options.MaxTokens, options.Lowercase);
        return model with { Name = $"{model.Name}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made)))[..8]}" };
    }

    public static EncoderModel Reranker(MeaningOptions options) => Model(options.Reranker, options.RerankerVocabulary, options);

    private static EncoderModel Model(string path, string vocabulary, MeaningOptions options) => new(
        path,
        () => File.OpenRead(path),
        () => File.OpenRead(VocabularyOf(path, vocabulary)),
        options.Pooling,
        options.QueryPrefix,
        options.TextPrefix,
        options.MaxTokens,
        options.Lowercase);

    private static string VocabularyOf(string path, string vocabulary) =>
        vocabulary.Length > 0 ? vocabulary : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "vocab.txt");

    private static string Stamp(string path) => new FileInfo(path) is { Exists: true } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}/{file.LastWriteTimeUtc.Ticks}")
        : "missing";
}
