using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

public static class LuceneIndexServices
{
    /// <summary>Makes Lucene.Net the index.</summary>
    /// <param name="services">Where to; before the core is added, which else adds another one.</param>
    /// <param name="folder">Tells the folder that the index is kept in, which is the index's alone.</param>
    public static IServiceCollection AddLuceneIndex(this IServiceCollection services, Func<IServiceProvider, string> folder) =>
        services.AddSingleton<IPassageIndex>(
            provider => LucenePassageIndex.Open(folder(provider), provider.GetRequiredService<ILogger<LucenePassageIndex>>()));
}
