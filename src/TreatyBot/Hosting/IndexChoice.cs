using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;
using TreatyBot.LuceneIndex;
using TreatyBot.Storage;

namespace TreatyBot.Hosting;

/// <summary>What searches: <c>Search:Index</c>.</summary>
internal sealed class IndexChoice
{
    private const string BuiltIn = "BuiltIn";
    private const string LuceneNet = "LuceneNet";

    public string? Index { get; set; }

    /// <summary>Adds the index that is configured.</summary>
    /// <exception cref="SetupException">There is no such index.</exception>
    public static void AddIndex(IServiceCollection services, IConfiguration configuration)
    {
        var choice = configuration["Search:Index"] ?? BuiltIn;
        if (string.Equals(choice, LuceneNet, StringComparison.OrdinalIgnoreCase))
        {
            services.AddLuceneIndex(provider => Path.Combine(provider.GetRequiredService<SqliteStore>().Folder, "lucene"));
        }
        else if (string.Equals(choice, BuiltIn, StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<IPassageIndex>(provider => PassageIndex.Open(
                Path.Combine(provider.GetRequiredService<SqliteStore>().Folder, "index"),
                provider.GetRequiredService<ILogger<PassageIndex>>()));
        }
        else
        {
            throw new SetupException($"Search:Index is '{choice}', which there is not. It can be {BuiltIn} or {LuceneNet}.");
        }
    }
}
