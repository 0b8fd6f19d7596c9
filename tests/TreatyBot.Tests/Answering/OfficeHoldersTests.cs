using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class OfficeHoldersTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    [Theory]
    [InlineData("Who chairs the river commission?", "Ruben Tolm", "Ona Berg", "Ida Vass")]
    [InlineData("Who is the chair of the river commission?", "Ruben Tolm", "Ona Berg", "Ida Vass")]
    public async Task Who_holds_an_office_is_told_by_the_latest_document_first(string question, params string[] holders)
    {
        await AddMinutesAsync();

        var answered = (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>();

        answered.Differs.ShouldBeFalse();
        answered.Citations.Count.ShouldBe(holders.Length);
        answered.Citations.Zip(holders).ShouldAllBe(pair => pair.First.Quote.Text.Contains(pair.Second, StringComparison.Ordinal));
        answered.Citations.ShouldAllBe(citation => citation.Document.Metadata.Published != null);
    }

    [Fact]
    public async Task Who_held_it_in_a_year_is_not_told_by_the_latest_document()
    {
        await AddMinutesAsync();
        await AddAsync("2010.md", "Minutes of the founding", "Ona Berg chaired the river commission in 2017.", new DateOnly(2010, 1, 1));

        (await _corpus.AskAsync("Who chaired the river commission in 2017?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("2017");
    }

    [Fact]
    public async Task Whoever_is_named_for_something_else_does_not_come_first_for_being_new()
    {
        await AddAsync("old.md", "Minutes", "Ona Berg chairs the river commission.", new DateOnly(2017, 3, 1));
        await AddAsync("new.md", "News", "Leo Marsh chairs the choir of Ketlin.", new DateOnly(2024, 3, 1));

        (await _corpus.AskAsync("Who chairs the river commission?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("Ona Berg");
    }

    public void Dispose() => _corpus.Dispose();

    private async Task AddMinutesAsync()
    {
        await AddAsync("a.md", "Minutes of spring", "Ona Berg is the chair of the river commission.", new DateOnly(2017, 3, 1));
        await AddAsync("b.md", "Minutes of autumn", "Ruben Tolm is the chair of the river commission.", new DateOnly(2023, 9, 1));
        await AddAsync("c.md", "Minutes of winter", "Ida Vass is the chair of the river commission.", new DateOnly(2011, 12, 1));
    }

    private async Task AddAsync(string path, string title, string text, DateOnly published)
    {
        var draft = TestCorpus.Draft(path, title, text, "c");
        await _corpus.Documents.SaveAsync(draft with { Metadata = draft.Metadata with { Published = published } }, CancellationToken.None);
        await _corpus.Corpus.RefreshAsync(CancellationToken.None);
    }
}
