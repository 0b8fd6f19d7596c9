using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Markdown;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion;

/// <summary>Registers ingestion.</summary>
public static class IngestionServices
{
    /// <summary>
    /// Adds the readers, <see cref="SourceExtractor"/> and <see cref="CorpusSync"/>. Needs logging, an <c>IDocumentStore</c>, and the options
    /// bound by the host (<see cref="IngestionOptions"/>); further readers may be registered beside.
    /// </summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddOptions<IngestionOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDocumentReader, PlainTextReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, MarkdownReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, HtmlReader>(),
        ]);
        services.TryAddSingleton<SourceExtractor>();
        services.TryAddSingleton<CorpusSync>();
        return services;
    }
}
