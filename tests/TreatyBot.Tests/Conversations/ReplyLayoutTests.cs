using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conversations;

public sealed class ReplyLayoutTests : IDisposable
{
    private static readonly DateOnly Day = new(2021, 3, 4);

    private readonly TestCorpus _corpus = new();
    private readonly ReplyLayout _layout = new(new NoLinks(), Options.Create(new DeskOptions()));

    [Fact]
    public async Task Sources_that_differ_are_said_to_be_dated_only_where_all_are()
    {
        var (dated, undated) = (await CiteAsync("a.md", Day, side: "2021"), await CiteAsync("b.md", published: null, side: "2011"));
        var otherDated = await CiteAsync("c.md", Day.AddYears(1), side: "2011");

        NoteOf(new Answered([dated, otherDated], differs: true, 0.9), NoteKind.SourcesDiffer).ShouldBe(
            "The sources differ. Each is shown with its date.");
        NoteOf(new Answered([dated, undated], differs: true, 0.9), NoteKind.SourcesDiffer).ShouldBe(
            "The sources differ. Not all of them are dated.");
    }

    [Fact]
    public async Task A_nearest_passage_that_hardly_answers_is_not_shown()
    {
        var nearest = await CiteAsync("a.md", Day);
        var line = new DeskOptions().NearestFrom;

        QuotesOf(line).ShouldHaveSingleItem().Role.ShouldBe(QuoteRole.Nearest);
        QuotesOf(line - 0.01).ShouldBeEmpty();

        IEnumerable<QuoteBlock> QuotesOf(double confidence) =>
            Lay(new NothingFound(new SearchedScope(["main"], 3, 9), [nearest], confidence)).Blocks.OfType<QuoteBlock>();
    }

    [Fact]
    public async Task A_quote_of_a_document_with_pages_is_cited_with_its_page()
    {
        var draft = TestCorpus.Draft("rules.pdf", "Rules", "Ferries sail at noon.\n\nTolls are paid.", "c")
            with { Pages = [new(0, 11), new(23, 12)] };
        var entry = await _corpus.Documents.SaveAsync(draft, CancellationToken.None);
        var reading = (await _corpus.Documents.FindReadingAsync(entry.ReadingId, CancellationToken.None)).ShouldNotBeNull();
        ReplyLayout.CitationLine(new Citation(reading.Quote(new TextRange(23, 38)), [], [])).ShouldBe("Rules · p. 12 · undated");
    }

    [Theory]
    [InlineData("in the collection main and", "main")]
    [InlineData("in the collections main, minutes and", "main", "minutes")]
    public void What_was_searched_is_called_a_collection(string words, params string[] collections) =>
        NoteOf(new NothingFound(new SearchedScope(collections, 3, 9), [], 0), NoteKind.Searched).ShouldContain("3 documents " + words);

    [Theory]
    [InlineData(1, "1 file here is of a kind that I do not read.")]
    [InlineData(14, "14 files here are of a kind that I do not read.")]
    public void Files_that_nobody_has_looked_into_are_counted_where_nothing_was_found(int files, string sentence) =>
        NoteOf(new NothingFound(new SearchedScope(["main"], 3, 9, files), [], 0), NoteKind.Searched).ShouldEndWith(" " + sentence);

    public void Dispose() => _corpus.Dispose();

    private string NoteOf(Answer answer, NoteKind kind) => Lay(answer).Blocks.OfType<NoteBlock>().Single(note => note.Kind == kind).Text;

    private Reply Lay(Answer answer) => _layout.Lay(
        new AskedQuestion(
            "test:1", "?", new Asker("console", "me"), new Place("console", null, null, "t", PlaceKind.Local), DateTimeOffset.UnixEpoch),
        answer);

    private async Task<Citation> CiteAsync(string path, DateOnly? published, string? side = null)
    {
        var text = $"The treaty of {path} was renewed.";
        var draft = TestCorpus.Draft(path, path, text, "c") with { Metadata = new DocumentMetadata(path, Published: published) };
        var entry = await _corpus.Documents.SaveAsync(draft, CancellationToken.None);
        var reading = (await _corpus.Documents.FindReadingAsync(entry.ReadingId, CancellationToken.None)).ShouldNotBeNull();
        return new Citation(reading.Quote(new TextRange(0, text.Length)), [], [], side);
    }
}
