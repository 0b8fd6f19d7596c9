using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using TreatyBot.Hosting;
using TreatyBot.LuceneIndex;
using TreatyBot.Storage;

namespace TreatyBot.Tests.Hosting;

public sealed class IndexChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, typeof(LucenePassageIndex))]
    [InlineData("LuceneNet", typeof(LucenePassageIndex))]
    [InlineData("Fast", typeof(FastPassageIndex))]
    [InlineData("fast", typeof(FastPassageIndex))]
    public void The_configured_index_serves(string? choice, Type index)
    {
        using var services = Services(choice);
        services.GetRequiredService<IPassageIndex>().ShouldBeOfType(index);
    }

    [Fact]
    public void An_index_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var refused = Should.Throw<SetupException>(() => Services("Sphinx").Dispose());
        refused.Message.ShouldBe("Search:Index is 'Sphinx', which there is not. It can be LuceneNet or Fast.");
    }

    private ServiceProvider Services(string? choice)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Search:Index", choice)]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => SqliteStore.Open(_folder.Path, TimeProvider.System));
        IndexChoice.AddIndex(services, configuration);
        return services.BuildServiceProvider();
    }
}
