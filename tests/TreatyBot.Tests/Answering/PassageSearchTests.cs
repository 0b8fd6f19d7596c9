using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class PassageSearchTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    [Fact]
    public async Task Passages_that_hold_the_words_are_found_with_title_and_headings()
    {
        await _corpus.AddAsync("lock.md", "Lock rules",
            "# Lock\n\nGulls nest on the wall. The lock keeper wears a red cap.\n\n# Quay\n\nRain fell.");

        var found = (await FindAsync("Why does the lock keeper not wear a green cap in Morlund?")).ShouldHaveSingleItem();

        found.Quote.Text.ShouldBe("The lock keeper wears a red cap.");
        found.HeadingPath.ShouldBe(["Lock"]);
        found.Document.Metadata.Title.ShouldBe("Lock rules");
        found.Marks.Select(mark => found.Quote.Reading.Text[mark.Start..mark.End]).ShouldBe(["lock", "keeper", "wears", "cap"]);
    }

    [Fact]
    public async Task A_passage_that_says_more_of_the_words_stands_before_one_that_says_less()
    {
        await _corpus.AddAsync("a.md", "A", "The ferry sails.\n\nThe ferry sails to Orrin at noon.");
        (await FindAsync("ferry to Orrin at noon"))[0].Quote.Text.ShouldBe("The ferry sails to Orrin at noon.");
    }

    [Fact]
    public async Task Nothing_of_a_collection_that_the_asker_may_not_see_is_found()
    {
        await _corpus.AddAsync("a.md", "A", "The treasure lies under the oak.", "hidden");
        await _corpus.AddAsync("b.md", "B", "The treasure hunt begins at noon.");
        (await FindAsync("treasure")).ShouldHaveSingleItem().Document.Collection.ShouldBe("c");
        (await Search().FindAsync("treasure", new HashSet<string>(), 5, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_several_documents_say_alike_is_shown_once_and_no_more_than_was_asked_for()
    {
        for (var i = 0; i < 9; i++)
        {
            await _corpus.AddAsync($"{i}.md", $"Paper {i}",
                $"The depositary is the Government of Drovia.\n\nDepositary number {i} resides in town {i}.");
        }

        var found = await FindAsync("depositary");

        found.Count.ShouldBe(5);
        found.Select(citation => citation.Quote.Text).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task Where_all_words_are_of_grammar_they_are_looked_for_all_the_same()
    {
        await _corpus.AddAsync("a.md", "A", "To be or not to be.");
        (await FindAsync("to be or not")).ShouldHaveSingleItem().Quote.Text.ShouldBe("To be or not to be.");
    }

    [Fact]
    public async Task A_withdrawn_document_is_not_found()
    {
        var entry = await _corpus.AddAsync("a.md", "A", "The treasure lies under the oak.");
        await _corpus.Documents.WithdrawAsync(entry.Document.Id, default);
        await _corpus.Corpus.RefreshAsync(default);
        (await FindAsync("treasure")).ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_can_be_looked_for() => Properties.Check(
        Properties.HostileText, text => FindAsync(text).GetAwaiter().GetResult().Count.ShouldBeLessThanOrEqualTo(5));

    public void Dispose() => _corpus.Dispose();

    private PassageSearch Search() => new(_corpus.Corpus, Options.Create(new AnsweringOptions()));

    private Task<IReadOnlyList<Citation>> FindAsync(string text) => Search().FindAsync(text, new HashSet<string> { "c" }, 5, default);
}
