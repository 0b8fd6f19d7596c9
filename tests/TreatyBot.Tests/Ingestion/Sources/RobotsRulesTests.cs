using System.Text;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-agent : *\r\ndisallow : /a # all of it", "/ab", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*/private*/", "/x/private-notes/y", false)]
    [InlineData("User-agent: *\nDisallow: /x?y=1", "/x?y=12", false)]
    [InlineData("User-agent: *\nDisallow: /caf%C3%A9", "/café", false)]
    [InlineData("User-agent: *\nDisallow: /café", "/caf%c3%a9", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejo", "/~jo", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: treatybot/1.0\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: TreatyBot\nUser-agent: other\nDisallow: /b\nUser-agent: *\nAllow: /", "/b", false)]
    [InlineData("User-agent: TreatyBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: TreatyBot\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: TreatyBotanist\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nSitemap: https://e.example/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: other\nCrawl-delay: 5\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    public void The_longest_rule_of_the_groups_that_name_the_bot_counts(string file, string path, bool allowed) =>
        Parse(file).Allows(new Uri("https://e.example" + path)).ShouldBe(allowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 100000", 60)]
    [InlineData("User-agent: *\nCrawl-delay: soon", 0)]
    [InlineData("User-agent: other\nCrawl-delay: 7", 0)]
    public void A_delay_that_is_asked_for_holds_up_to_a_minute(string file, double seconds) =>
        Parse(file).Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Whatever_a_file_holds_it_is_read_and_an_address_is_allowed_or_not() =>
        Properties.Check(Properties.HostileText, text =>
        {
            var rules = Parse("User-agent: *\nDisallow: /" + text.Replace("\n", "\nDisallow: /*", StringComparison.Ordinal));
            rules.Allows(new Uri("https://e.example/"));
            rules.Allows(new Uri("https://e.example/treaty?x=条"));
        });

    private static RobotsRules Parse(string file) => RobotsRules.Parse(Encoding.UTF8.GetBytes(file), WebFetcher.Product);
}
