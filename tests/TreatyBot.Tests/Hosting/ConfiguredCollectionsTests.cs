using Microsoft.Extensions.Configuration;
using TreatyBot.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;

namespace TreatyBot.Tests.Hosting;

public sealed class ConfiguredCollectionsTests
{
    private static readonly Dictionary<string, string?> InTheFile = new()
    {
        ["Collections:0:Name"] = "sample",
        ["Collections:0:Folders:0"] = "papers",
        ["Collections:0:Folders:1"] = "more",
        ["Collections:0:Audience:0"] = "everyone",
        ["Collections:0:Audience:1"] = "discord:7",
    };

    [Fact]
    public void A_collection_that_is_configured_without_an_audience_is_seen_on_this_machine_alone() =>
        Read(new Dictionary<string, string?> { ["Collections:0:Name"] = "treaties", ["Collections:0:Folders:0"] = "docs" })
            .ShouldHaveSingleItem().Audience
                .ShouldBeEmpty();

    [Theory]
    [InlineData("Collections:0:Name", "treaties")]
    [InlineData("Collections:0:Folders:0", "/srv/secret")]
    public void An_audience_does_not_hold_for_the_documents_that_a_later_source_puts_in_their_place(string key, string value) =>
        Read(InTheFile, new Dictionary<string, string?> { [key] = value }).ShouldHaveSingleItem().Audience.ShouldBeEmpty();

    [Fact]
    public void A_list_of_a_later_source_stands_in_the_place_of_an_earlier_one_whole()
    {
        var collection = Read(
            InTheFile,
            new Dictionary<string, string?>
            {
                ["Collections:0:Folders:0"] = "/srv/new",
                ["Collections:0:Audience:0"] = "slack:T1",
            }).ShouldHaveSingleItem();
        collection.Folders.ShouldBe(["/srv/new"]);
        collection.Audience.ShouldBe(["slack:T1"]);
    }

    [Fact]
    public void An_audience_alone_may_come_from_a_later_source()
    {
        var collection = Read(
            InTheFile, new Dictionary<string, string?> { ["Collections:0:Audience:0"] = "slack:T1" }).ShouldHaveSingleItem();
        collection.Audience.ShouldBe(["slack:T1"]);
        collection.Folders.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Collections:0:Audience:0", "everyone", "'Collections:0' needs a name and a folder")]
    [InlineData("Collections:1:Name", "other", "'Collections:1' needs a name and a folder")]
    public void What_lacks_its_name_or_folder_is_told_what_to_set(string key, string value, string sentence) =>
        Should.Throw<SetupException>(() => Read(new Dictionary<string, string?> { [key] = value })).Message.ShouldContain(sentence);

    [Fact]
    public void A_name_given_twice_and_an_audience_that_is_none_are_told_with_their_key()
    {
        Should.Throw<SetupException>(
            () => Read(InTheFile, new Dictionary<string, string?> { ["Collections:1:Name"] = "SAMPLE", ["Collections:1:Folders:0"] = "x" }))
            .Message.ShouldContain("(Collections:1:Name)");
        Should.Throw<SetupException>(
            () => Read(InTheFile, new Dictionary<string, string?> { ["Collections:0:Audience:0"] = "discord:abc" }))
            .Message.ShouldStartWith("Collections:0:Audience: 'discord:abc'");
    }

    [Fact]
    public void The_sample_answers_everyone_until_something_is_configured()
    {
        using var root = new TemporaryFolder();
        Should.Throw<SetupException>(() => ConfiguredCollections.Read(new ConfiguredValues([]), root.Path)).Message
            .ShouldContain("Collections:0:Name");

        root.Write("config/corpus/a.txt", "A paper");
        var sample = ConfiguredCollections.Read(new ConfiguredValues([]), root.Path).ShouldHaveSingleItem();
        sample.Audience.ShouldBe(["everyone"]);
        sample.Folders.ShouldBe([root.At("config/corpus")]);
    }

    private static IReadOnlyList<CollectionOptions> Read(params Dictionary<string, string?>[] sources)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources)
        {
            builder.AddInMemoryCollection(source);
        }

        using var root = (ConfigurationRoot)builder.Build();
        return ConfiguredCollections.Read(new ConfiguredValues([.. root.Providers]), "/srv");
    }
}
