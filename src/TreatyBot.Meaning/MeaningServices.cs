using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

public static class MeaningServices
{
    /// <summary>
    /// Adds the encoder that <c>Meaning:Model</c> names, the reranker if there is one, and <see cref="MeaningOptions"/>. Models are loaded
    /// when they are first used.
    /// </summary>
    /// <param name="services">Takes them.</param>
    /// <param name="root">The installation, from which relative paths count.</param>
    /// <param name="cacheFolder">Where the vectors of texts are remembered over stores that are gone afterwards; null for a store that
    /// keeps its own.</param>
    public static IServiceCollection AddMeaning(this IServiceCollection services, string root, string? cacheFolder = null)
    {
        services.AddSettings<MeaningOptions>("Meaning").PostConfigure(options => options.Resolve(root));
        services.AddSingleton<IValidateOptions<MeaningOptions>, MeaningOptionsValidator>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MeaningOptions>>().Value;
            var encoder = Encoder(options);
            return new TextEncoder(
                encoder is not null && cacheFolder is not null ? CachedEncoder.Over(encoder, cacheFolder) : encoder,
                provider.GetRequiredService<ILogger<TextEncoder>>(),
                BuiltInModels.Contains(options.Model));
        });
        services.AddSingleton(provider => new EmbeddingOptions(
            provider.GetRequiredService<IOptions<MeaningOptions>>().Value.Threads is > 0 and var threads
                ? threads
                : Math.Max(1, Environment.ProcessorCount / 2)));
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MeaningOptions>>().Value;
            return options.Reranker.Length == 0
                ? SentenceReranking.None
                : new SentenceReranking(
                    new OnnxReranker(EncoderModelFiles.Reranker(options), options.Quantize),
                    TimeSpan.FromMilliseconds(options.RerankMilliseconds),
                    provider.GetService<TimeProvider>() ?? TimeProvider.System,
                    provider.GetRequiredService<ILogger<SentenceReranking>>());
        });
        return services;
    }

    /// <summary>The encoder that the options name; null for none.</summary>
    internal static IEmbeddingGenerator<string, Embedding<float>>? Encoder(MeaningOptions options) => options.Model switch
    {
        MeaningOptions.None => null,
        BuiltInModels.ArcticXs => Arctic(options.Quantize),
        BuiltInModels.MiniLm => new OnnxEncoder(BuiltInModels.Mini, options.Quantize),
        BuiltInModels.Both =>
            new JoinedEncoder(Arctic(options.Quantize), new OnnxEncoder(BuiltInModels.Mini, options.Quantize)),
        _ => new OnnxEncoder(EncoderModelFiles.Encoder(options), options.Quantize),
    };

    private static WordingEncoder Arctic(bool quantize) => new(new OnnxEncoder(BuiltInModels.Arctic, quantize), BuiltInModels.Wordings);
}
