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
    public void A_collection_may_have_sources_beside_folders_or_alone()
    {
        var collection = Read(new Dictionary<string, string?>
        {
            ["Collections:0:Name"] = "news",
            ["Collections:0:Sources:0:Kind"] = "sitemap",
            ["Collections:0:Sources:0:Address"] = "https://e.example/sitemap.xml",
            ["Collections:0:Sources:0:Every"] = "12:00:00",
            ["Collections:0:Sources:0:Include:0"] = "/policies/*",
            ["Collections:0:Sources:1:Kind"] = "Git",
            ["Collections:0:Sources:1:Address"] = "repositories/handbook.git",
            ["Collections:0:Sources:1:Branch"] = "main",
        }).ShouldHaveSingleItem();
        collection.Sources[0].ShouldSatisfyAllConditions(
            source => source.Every.ShouldBe(TimeSpan.FromHours(12)), source => source.Include.ShouldBe(["/policies/*"]));
        collection.Sources[1].ShouldSatisfyAllConditions(
            source => source.Address.ShouldBe("/srv/repositories/handbook.git"), source => source.Branch.ShouldBe("main"));
    }

    [Fact]
    public void Sources_of_a_later_configuration_take_the_place_of_earlier_ones_and_their_audience()
    {
        var file = new Dictionary<string, string?>(InTheFile)
        {
            ["Collections:0:Sources:0:Kind"] = "Feed",
            ["Collections:0:Sources:0:Address"] = "https://e.example/feed",
            ["Collections:0:Sources:1:Kind"] = "Page",
            ["Collections:0:Sources:1:Address"] = "https://e.example/terms",
        };
        Read(file).Single().ShouldSatisfyAllConditions(
            collection => collection.Sources.Count.ShouldBe(2), collection => collection.Audience.Count.ShouldBe(2));
        Read(file, new Dictionary<string, string?>
        {
            ["Collections:0:Sources:0:Kind"] = "Page",
            ["Collections:0:Sources:0:Address"] = "https://e.example/secret",
        }).Single().ShouldSatisfyAllConditions(
            collection => collection.Sources.Single().Address.ShouldBe("https://e.example/secret"),
            collection => collection.Audience.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("Sitemp", "https://e.example/", "Sources:0:Kind", "but there are Page, Sitemap, Feed, Git; did you mean 'Sitemap'?")]
    [InlineData("", "https://e.example/", "Sources:0:Kind", "is missing: there are Page,")]
    [InlineData("Page", "", "Sources:0:Address", "is missing")]
    [InlineData("Page", "example.org/terms", "Sources:0:Address", "is no http or https address")]
    [InlineData("Feed", "ftp://e.example/feed", "Sources:0:Address", "is no http or https address")]
    [InlineData("Page", "https://jo:word@e.example/", "Sources:0:Address", "holds a name or password")]
    [InlineData("Git", "git@e.example:team/docs.git", "Sources:0:Address", "neither an http or https address nor a path")]
    [InlineData("Git", "ssh://e.example/docs.git", "Sources:0:Address", "behind ssh can be cloned beside the bot")]
    public void A_source_that_cannot_be_meant_is_told_with_its_key(string kind, string address, string key, string sentence)
    {
        var message = Should.Throw<SetupException>(() => Read(new Dictionary<string, string?>
        {
            ["Collections:0:Name"] = "news",
            ["Collections:0:Sources:0:Kind"] = kind,
            ["Collections:0:Sources:0:Address"] = address,
        })).Message;
        message.ShouldContain(key);
        message.ShouldContain(sentence);
        message.ShouldNotContain("word@");
    }

    [Theory]
    [InlineData("Page", "Branch", "main", "does nothing for a source of the kind Page")]
    [InlineData("Git", "Branch", "--exec=x", "has the branch")]
    [InlineData("Git", "Folder", "../..", "has the folder")]
    [InlineData("Git", "Link", "https://e.example/", "has the link")]
    [InlineData("Git", "Link", "javascript:{path}", "has the link")]
    public void A_setting_that_is_wrong_or_does_nothing_is_told(string kind, string setting, string value, string sentence) =>
        Should.Throw<SetupException>(() => Read(new Dictionary<string, string?>
        {
            ["Collections:0:Name"] = "news",
            ["Collections:0:Sources:0:Kind"] = kind,
            ["Collections:0:Sources:0:Address"] = "https://e.example/docs",
            [$"Collections:0:Sources:0:{setting}"] = value,
        })).Message.ShouldContain(sentence);

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
