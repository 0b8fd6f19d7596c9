using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

public static class FastIndexServices
{
    /// <summary>Makes the fast index the index.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">Tells the folder that the index is kept in, which is the index's alone.</param>
    public static IServiceCollection AddFastIndex(this IServiceCollection services, Func<IServiceProvider, string> folder) =>
        services.AddSingleton<IPassageIndex>(
            provider => FastPassageIndex.Open(folder(provider), provider.GetRequiredService<ILogger<FastPassageIndex>>()));
}
