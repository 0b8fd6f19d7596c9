using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TreatyBot.Storage;

public static class StorageServices
{
    /// <summary>
    /// Adds the store, its seams and <see cref="StoreOptions"/>. The store is opened when it is first asked for, and a store that
    /// cannot be used then throws <see cref="StoreException"/>; the container closes it.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => SqliteStore.Open(
            provider.GetRequiredService<IOptions<StoreOptions>>().Value.Folder,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<SqliteStore>>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<SqliteStore>().Documents);
        services.TryAddSingleton(provider => provider.GetRequiredService<SqliteStore>().Conversations);
        services.TryAddSingleton(provider => provider.GetRequiredService<SqliteStore>().Vectors);
        services.TryAddSingleton(provider => provider.GetRequiredService<SqliteStore>().Pins);
        services.TryAddSingleton(provider => provider.GetRequiredService<SqliteStore>().Subscriptions);
        return services;
    }
}
