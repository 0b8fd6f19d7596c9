using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Pins;
using TreatyBot.Core.Search;

namespace TreatyBot.Core;

public static class CoreServices
{
    /// <summary>
    /// Adds the corpus, the answerer and the desk. The host brings the stores, an <see cref="IPassageIndex"/>, a
    /// <see cref="RankingModels"/>, a <see cref="Thesaurus"/>, the collections, <see cref="IPermalinks"/> and
    /// <see cref="IAskingLimit"/>; a <see cref="Lexicon"/> where it has one.
    /// </summary>
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.AddSettings<AnsweringOptions>("Answering");
        services.AddSettings<DeskOptions>("Desk");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Lexicon.Empty);
        services.TryAddSingleton<Corpus>();
        services.TryAddSingleton<CorpusVectors>();
        services.TryAddSingleton(TextEncoder.None);
        services.TryAddSingleton(SentenceReranking.None);
        services.TryAddSingleton(new EmbeddingOptions(1));
        services.TryAddSingleton<MeaningStatus>();
        services.TryAddSingleton<CorpusEmbedder>();
        services.TryAddSingleton<QuestionAnalyzer>();
        services.TryAddSingleton<Answerer>();
        services.TryAddSingleton<PassageSearch>();
        services.TryAddSingleton<QuotationCheck>();
        services.TryAddSingleton<ArticleLookup>();
        services.TryAddSingleton<TopicComparison>();
        services.TryAddSingleton<LookupReplies>();
        services.TryAddSingleton<PinBoard>();
        services.TryAddSingleton<PinCommands>();
        services.TryAddSingleton<NewsFinder>();
        services.TryAddSingleton<SubscriptionCommands>();
        services.TryAddSingleton<ChangeCommands>();
        services.TryAddSingleton<Audiences>();
        services.TryAddSingleton<ExampleQuestions>();
        services.TryAddSingleton<SocialReplies>();
        services.TryAddSingleton<ReplyLayout>();
        services.TryAddSingleton<IDesk, Desk>();
        services.TryAddSingleton<IntakeGate>();
        return services;
    }
}
