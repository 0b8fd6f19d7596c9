namespace TreatyBot.Tests.Ingestion;

public sealed class ScrapedPageTests
{
    private const string First =
        "The two harbour towns have renewed the pact that they signed in 1961, officials on both sides of the bay said on Monday.";
    private const string Second =
        "\"We shall not be divided by a bridge,\" the mayor of the smaller town told reporters, and added that the ferries would run as "
            + "before.";
    private const string Third =
        "The pact obliges each of the towns to lend the other its fire boats, and has been called upon no more than twice in half a "
            + "century.";
    private const string Fourth =
        "Neither town has published what the renewal costs. A council member put it at the price of one new boat, which nobody would "
            + "confirm.";

    private static readonly string Portal = $"""
        HARBOUR HERALD
        logo_small.png
          • Home
          • World
          • Business
          • Opinion
          • Sports
          • Weather
          • Login
          • Subscribe
        Mon, March 4, 2024 | 09:15
        Towns renew their old pact
        Posted : 2019-05-02 08:30
        Updated : 2019-05-03 10:00
        Print Preview
        By Ann Lee

        {First}

        {Second}

        Follow us on Facebook

        What it says

        {Third}

        {Fourth}

        Ann Lee is a correspondent at the Harbour Herald.

        Most Read
        1 Towns quarrel over their old pact and a new bridge
        2 Mayor of the smaller town resigns over the pact
        3 How a bridge divided two towns that had a pact
        Copyright © harbourherald.example.com. All rights reserved.
          • About Us
          • Privacy Policy
        """;

    private static readonly string Blog = $"""
        Bay Notes

        Why two towns need each other

        Search

        Categories: Ferries, Fire boats

        (Photo: Bo Ek / Bay Pictures)

        {First}

        Related Stories

        Ferries to run on Sundays

        New fire boat named

        {Second} {Second}

        {Third}

        {Fourth}

        Share this

        3 comments

        First! I have lived here for forty years, and nobody ever asked me about the pact, the boats, or the bridge.

        © 2024 Bay Notes
        """;

    [Fact]
    public void A_portal_page_gives_its_article_and_nothing_else() =>
        Reads.Text(Portal).Outline().ShouldBe(
            ["# Towns renew their old pact", First, Second, "## What it says", Third, Fourth,
                "Ann Lee is a correspondent at the Harbour Herald."]);

    [Fact]
    public void A_portal_page_is_dated_by_its_posting_and_not_by_its_clock() =>
        Reads.Text(Portal).Document().Metadata.ShouldBe(
            new("Towns renew their old pact", "Ann Lee", "HARBOUR HERALD", new DateOnly(2019, 5, 2)));

    [Fact]
    public void A_blog_page_gives_its_article_without_boxes_and_comments() =>
        Reads.Text(Blog).Outline().ShouldBe(["# Why two towns need each other", First, $"{Second} {Second}", Third, Fourth]);

    [Fact]
    public void A_copyright_year_dates_nothing()
    {
        var metadata = Reads.Text(Blog).Document().Metadata;
        metadata.Published.ShouldBeNull();
        metadata.Author.ShouldBeNull();
        metadata.Publisher.ShouldBe("Bay Notes");
    }

    [Fact]
    public void Two_dates_of_posting_date_nothing() =>
        Reads.Text(Portal.Replace("Updated : 2019-05-03 10:00", "Posted : 2018-01-01", StringComparison.Ordinal))
            .Document().Metadata.Published.ShouldBeNull();

    [Fact]
    public void A_document_loses_nothing_though_it_speaks_of_sites_and_photos()
    {
        var contract = $"""
            WEB SITE AGREEMENT

            1. Site. The Company shall show the Banner on its Home Page. Photos (Photo by the Company) stay with the Company.

            2. Term. {Third}

            3. Copyright. All rights are reserved to the Company.

            Share Price

            {First}

            AGREED:

            By: __________

            Name: Bo Ek

            Copyright 2001 Company
            """;
        var composed = Reads.Text(contract).Composed();
        Reads.Folded(composed.Text).ShouldBe(Reads.Folded(contract));
    }

    [SkippableTheory]
    [InlineData("000_032cd4cf54b7528d.txt", "Unexpected Comment", null, null, new[] { "Photo by", "Copyright" },
        "A Chinese Foreign Ministry official stated", "physically close by")]
    [InlineData("001_dcb2627a9c44b338.txt", "China-N. Korea defense treaty", "Lee Seong-hyon", "2016-07-26",
        new[] { "Top 10", "png", "Print", "Masthead", "Login", "NewJeans" }, "China and North Korea this month marked", "Sejong Institute")]
    [InlineData("003_3f0ff59db2b34440.txt", "Does China’s ‘Alliance Treaty’ With North Korea Still Matter?", "Anny Boc", null,
        new[] { "Recent Features", "Credit:", "China Power" }, "This month marks the 58th anniversary", "valid until 2021")]
    [InlineData("004_3277f90db2a71747.txt", "China Highly Unlikely to Militarily Defend North Korea in Case of War--Experts", null, null,
        new[] { "Homepage", "Getty", "Like Us", "03:36", "Analytics" }, "China's military experts said", "nuclear program.")]
    public void Scraped_news_gives_the_article_with_its_own_date_only(
        string file, string title, string? author, string? published, string[] furniture, string beginning, string ending)
    {
        var path = SharedFolder.Find(Path.Combine("eval", "treaty-news", "corpus", file));
        var outcome = Reads.Text(File.ReadAllBytes(path));
        var metadata = outcome.Document().Metadata;
        (metadata.Title, metadata.Author, metadata.Published?.ToString("yyyy-MM-dd")).ShouldBe((title, author, published));
        var text = outcome.Composed().Text;
        foreach (var line in furniture)
        {
            text.ShouldNotContain(line);
        }

        text.ShouldContain(beginning);
        text.ShouldContain(ending);
        Reads.Folded(File.ReadAllText(path)).ShouldContain(Reads.Folded(text.Split("\n\n")[^1]));
    }

    [SkippableTheory]
    [InlineData("squad")]
    [InlineData("cuad")]
    public void Documents_lose_nothing(string set)
    {
        var folder = SharedFolder.Find(Path.Combine("eval", set, "corpus"));
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where((_, i) => i % 4 == 0))
        {
            var (text, lines) = (Reads.Folded(Reads.Text(File.ReadAllBytes(file)).Composed().Text), File.ReadAllLines(file)
                .Select(Reads.Folded).ToList());
            lines.Where(line => !text.Contains(line, StringComparison.Ordinal))
                .ShouldAllBe(line => IsOfAPage(line) || lines.Count(other => other == line) > 1, file);
        }
    }

    /// <summary>"- 2 -", "Page 2 of 4", and what stands beside that on a line.</summary>
    private static bool IsOfAPage(string line) =>
        System.Text.RegularExpressions.Regex.IsMatch(line, @"^(?:Page )?\W*\d{1,3}\W*(?:of \d+)?$");
}
