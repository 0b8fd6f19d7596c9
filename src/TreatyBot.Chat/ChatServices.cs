using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Buttons;
using TreatyBot.Chat.Sources;
using TreatyBot.Chat.Subscriptions;

namespace TreatyBot.Chat;

public static class ChatServices
{
    /// <summary>
    /// Adds what all chat platforms share, and the runner of the questions of one; the platform's own side is
    /// <typeparamref name="TPlatform"/>. The host brings the desk, the conversations and the corpus.
    /// </summary>
    public static IServiceCollection AddChat<TAddress, TPlatform>(this IServiceCollection services)
        where TAddress : class, IReplyAddress
        where TPlatform : class, IChatPlatform<TAddress>
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ButtonActions>();
        services.TryAddSingleton<VisibleSources>();
        services.TryAddSingleton<SourcesList>();
        services.TryAddSingleton<TPlatform>();
        services.TryAddSingleton<IChatPlatform<TAddress>>(provider => provider.GetRequiredService<TPlatform>());
        services.TryAddSingleton<QuestionRunner<TAddress>>();
        services.AddSingleton<INewsRoute>(provider => provider.GetRequiredService<QuestionRunner<TAddress>>());
        services.AddHostedService<SubscriptionWorker>();
        return services;
    }
}
