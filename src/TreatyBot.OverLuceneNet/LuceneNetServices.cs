using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Search;

namespace TreatyBot.OverLuceneNet;

public static class LuceneNetServices
{
    /// <summary>Makes Lucene.Net the index.</summary>
    /// <param name="services">Where to; before the core is added, which else adds the built-in one.</param>
    /// <param name="folder">Tells the folder that the index is kept in, which is the index's alone.</param>
    public static IServiceCollection AddLuceneNet(this IServiceCollection services, Func<IServiceProvider, string> folder) =>
        services.AddSingleton<IPassageIndex>(
            provider => LuceneNetIndex.Open(folder(provider), provider.GetRequiredService<ILogger<LuceneNetIndex>>()));
}
