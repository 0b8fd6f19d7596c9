using TreatyBot.Core.Lookup;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Lookup;

public sealed class ArticleLookupTests : IAsyncLifetime, IDisposable
{
    private const string Treaty = """
        # Treaty of Sabrel

        The Parties have agreed as follows.

        ## Article 1. Scope

        This Treaty governs the river.

        ## Article 2. Fees

        1. The fee is ten crowns.

        2. It is paid in May.

        ### (a) Boats

        Boats pay half.

        ## Article 2 bis. Waivers

        The Council may waive a fee.

        ## Article IV. Renewal

        This Treaty is renewed in 2031.
        """;

    private readonly TestCorpus _corpus = new();

    public Task InitializeAsync() => _corpus.AddAsync("treaty.md", "Treaty of Sabrel", Treaty);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("Treaty of Sabrel | Article 2")]
    [InlineData("treaty of sabrel article 2")]
    [InlineData("Sabrel, art. 2")]
    [InlineData("Treaty of Sabrel | 2")]
    [InlineData("Article 2")]
    [InlineData("Treaty of Sabrel | fees")]
    public async Task A_whole_article_is_found_with_its_paragraphs_and_points(string text)
    {
        var article = (await FindAsync(text)).Article.ShouldNotBeNull();
        article.Name.ShouldBe("Article 2. Fees");
        article.Range.Of(article.Reading.Text).ToString().ShouldBe(
            "1. The fee is ten crowns.\n\n2. It is paid in May.\n\n### (a) Boats\n\nBoats pay half.");
    }

    [Theory]
    [InlineData("Article 2 bis", "Article 2 bis. Waivers")]
    [InlineData("Article 4", "Article IV. Renewal")]
    [InlineData("article iv", "Article IV. Renewal")]
    public async Task Numbers_are_read_however_they_are_written(string place, string name) =>
        (await FindAsync(place)).Article!.Name.ShouldBe(name);

    [Fact]
    public async Task The_articles_before_and_behind_lead_through_the_whole_document()
    {
        var lookup = new ArticleLookup(_corpus.Corpus);
        var article = (await FindAsync("Article 1")).Article!;
        var names = new List<string> { article.Name };
        while (article.Next is { } next)
        {
            article = (await lookup.FindAtAsync(article.Reading.Document.Id, next, new HashSet<string> { "c" }, default))!;
            names.Add(article.Name);
        }

        names.ShouldBe(["Article 1. Scope", "Article 2. Fees", "Article 2 bis. Waivers", "Article IV. Renewal"]);
        var before = await lookup.FindAtAsync(
            article.Reading.Document.Id, article.Previous!.Value, new HashSet<string> { "c" }, default);
        before!.Name.ShouldBe("Article 2 bis. Waivers");
    }

    [Fact]
    public async Task A_place_that_there_is_not_is_said_to_be_none_and_no_other_is_shown()
    {
        var finding = await FindAsync("Treaty of Sabrel | Article 9");
        finding.Document.ShouldNotBeNull();
        finding.Article.ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_documents_that_may_be_meant_none_is_picked()
    {
        await _corpus.AddAsync("other.md", "Treaty of Corvia", "# Treaty of Corvia\n\n## Article 2\n\nNothing.");
        (await FindAsync("Treaty | Article 2")).Several.Count.ShouldBe(2);
        (await FindAsync("Treaty of Corvia | Article 2")).Article!.Reading.Document.DisplayTitle.ShouldBe("Treaty of Corvia");
    }

    [Fact]
    public async Task A_document_that_may_not_be_shown_is_none()
    {
        var hidden = await _corpus.AddAsync("hidden.md", "Secret Pact", "# Secret Pact\n\n## Article 1\n\nHidden.", "hidden");
        var finding = await FindAsync("Secret Pact | Article 1");
        (finding.Document, finding.Several.Count).ShouldBe((null, 0));
        (await new ArticleLookup(_corpus.Corpus).FindAtAsync(hidden.Document.Id, 0, new HashSet<string> { "c" }, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Its_pieces_put_together_are_the_article()
    {
        var article = (await FindAsync("Article 2")).Article!;
        for (var longest = 1; longest < 120; longest++)
        {
            string.Join("\n\n", article.Split(longest).Select(piece => piece.Text)).ShouldBe(
                article.Range.Of(article.Reading.Text).ToString());
        }

        article.Split(60).Count.ShouldBeInRange(2, 3);
        article.Split(10_000).ShouldHaveSingleItem();
    }

    private Task<ArticleFinding> FindAsync(string text) =>
        new ArticleLookup(_corpus.Corpus).FindAsync(text, new HashSet<string> { "c" }, default);
}
