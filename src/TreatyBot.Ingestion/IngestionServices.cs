using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TreatyBot.Ingestion.Archives;
using TreatyBot.Ingestion.Delimited;
using TreatyBot.Ingestion.Epub;
using TreatyBot.Ingestion.Excel;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Mail;
using TreatyBot.Ingestion.Markdown;
using TreatyBot.Ingestion.Markup;
using TreatyBot.Ingestion.Ocr;
using TreatyBot.Ingestion.OpenDocument;
using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.PowerPoint;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Rtf;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Ingestion.Word;

namespace TreatyBot.Ingestion;

/// <summary>Registers ingestion.</summary>
public static class IngestionServices
{
    /// <summary>
    /// Adds the readers, <see cref="SourceExtractor"/>, <see cref="CorpusSync"/> and <see cref="SourceFetching"/>. Needs logging, an
    /// <c>IDocumentStore</c>, the host's <see cref="CollectionSources"/>, and the options bound by it (<see cref="IngestionOptions"/>, <see
    /// cref="FetchingOptions"/>); further readers may be registered beside.
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
            ServiceDescriptor.Singleton<IDocumentReader, PdfReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, WordReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, PowerPointReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, ExcelReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, OpenDocumentReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, DelimitedReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, RtfReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, EpubReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, MailReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, MailboxReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, ZipReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, ReStructuredTextReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, AsciiDocReader>(),
        ]);
        services.TryAddSingleton<Tesseract>();
        services.TryAddSingleton<SourceExtractor>();
        services.TryAddSingleton<CorpusSync>();
        services.AddOptions<FetchingOptions>();
        services.TryAddSingleton<SourceFetching>();
        return services;
    }
}
