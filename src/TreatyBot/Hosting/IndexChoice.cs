using TreatyBot.FastIndex;
using TreatyBot.LuceneIndex;
using TreatyBot.Storage;

namespace TreatyBot.Hosting;

/// <summary>What searches: <c>Search:Index</c>.</summary>
internal sealed class IndexChoice
{
    private const string LuceneNet = "LuceneNet";
    private const string Fast = "Fast";

    public string Index { get; set; } = LuceneNet;

    /// <summary>Adds the index that is configured.</summary>
    /// <exception cref="SetupException">There is no such index.</exception>
    public static void AddIndex(IServiceCollection services, IConfiguration configuration)
    {
        var choice = configuration["Search:Index"] ?? LuceneNet;
        if (string.Equals(choice, LuceneNet, StringComparison.OrdinalIgnoreCase))
        {
            services.AddLuceneIndex(provider => Folder(provider, "lucene"));
        }
        else if (string.Equals(choice, Fast, StringComparison.OrdinalIgnoreCase))
        {
            services.AddFastIndex(provider => Folder(provider, "index"));
        }
        else
        {
            throw new SetupException($"Search:Index is '{choice}', which there is not. It can be {LuceneNet} or {Fast}.");
        }
    }

    private static string Folder(IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<SqliteStore>().Folder, name);
}
