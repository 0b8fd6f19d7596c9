using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class DefinedAbbreviationsTests : IDisposable
{
    private const string Definition = "Members of the League of Harbour Towns (LHT) help one another in a storm.";

    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task A_question_with_the_short_form_finds_the_long_one_in_another_document()
    {
        await _corpus.AddAsync("a.txt", "Notes", Definition);
        await _corpus.AddAsync("b.txt", "Seat", "The League of Harbour Towns has its seat in Orrin.");

        (await _corpus.AskAsync("Where has the LHT its seat?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("seat in Orrin");
    }

    [Fact]
    public async Task A_question_with_the_long_form_finds_the_short_one_in_another_document()
    {
        await _corpus.AddAsync("a.txt", "Notes", Definition);
        await _corpus.AddAsync("b.txt", "Seat", "LHT has its seat in Orrin.");
        await _corpus.AddAsync("c.txt", "Towns", "Towns of the south have a harbour. Each league has a seat.");

        (await _corpus.AskAsync("Where does the League of Harbour Towns have its seat?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldBe("LHT has its seat in Orrin.");
    }

    [Fact]
    public async Task What_a_collection_that_the_asker_may_not_see_defines_is_not_known()
    {
        await _corpus.AddAsync("a.txt", "Notes", Definition, "secret");
        await _corpus.AddAsync("b.txt", "Seat", "The League of Harbour Towns has its seat in Orrin.");

        Expand("Where is the seat of the LHT?", "c").ShouldBe([]);
        Expand("Where is the seat of the LHT?", "c", "secret").ShouldBe(["LHT: leagu harbour town"]);
    }

    [Fact]
    public async Task A_definition_goes_with_its_document()
    {
        var entry = await _corpus.AddAsync("a.txt", "Notes", Definition);
        await _corpus.Documents.WithdrawAsync(entry.Document.Id, CancellationToken.None);
        await _corpus.Corpus.RefreshAsync(CancellationToken.None);

        Expand("Where is the seat of the LHT?", "c").ShouldBe([]);
    }

    [Theory]
    [InlineData("what is the lht?", "lht: leagu harbour town")]
    [InlineData("Is IT a member?", "IT: inland tariff")]
    [InlineData("Is it a member?")]
    [InlineData("What does the company pay?", "company: acm ship ltd")]
    [InlineData("What does Acme Shipping Ltd pay?", "Acme: compani", "Shipping: compani", "Ltd: compani")]
    public async Task Short_forms_are_known_as_people_type_them(string question, params string[] expected)
    {
        await _corpus.AddAsync("a.txt", "Notes", Definition + " The Inland Tariff (IT) and Acme Shipping Ltd (the “Company”) apply.");

        Expand(question, "c").ShouldBe(expected);
    }

    [Fact]
    public async Task An_ordinary_word_that_stands_for_several_things_stands_for_none()
    {
        await _corpus.AddAsync("a.txt", "One", "Acme Shipping Ltd (the “Company”) pays.");
        await _corpus.AddAsync("b.txt", "Two", "Belmont Cranes Ltd (the “Company”) pays.");

        Expand("What does the company pay?", "c").ShouldBe([]);
    }

    [Fact]
    public async Task An_ordinary_word_that_one_document_of_many_defines_is_what_it_is()
    {
        await _corpus.AddAsync("a.txt", "One", "Acme Shipping Ltd (the “Party”) pays.");
        await _corpus.AddAsync("b.txt", "Two", "A Party may leave.");
        await _corpus.AddAsync("c.txt", "Three", "Each Party pays.");

        Expand("May a party leave?", "c").ShouldBe([]);
    }

    [Fact]
    public async Task The_name_of_a_document_that_is_called_so_stays_as_it_is()
    {
        await _corpus.AddAsync("a.txt", "LHT - Orrin agreement", Definition);

        Expand("Can others join the LHT–Orrin agreement?", "c").ShouldBe([]);
        Expand("Where has the LHT its seat?", "c").ShouldBe(["LHT: leagu harbour town"]);
    }

    [Fact]
    public async Task Of_many_meanings_those_count_that_most_documents_give()
    {
        await _corpus.AddAsync("a.txt", "Noise", string.Join(". ", Enumerable.Range(0, 30).Select(i =>
            $"The {(char)('A' + (i % 26))}a Lax{i} Hut{i} Tun{i} (LHT) is one")));
        await _corpus.AddAsync("b.txt", "One", Definition);
        await _corpus.AddAsync("c.txt", "Two", Definition);

        var known = Expand("Where is the LHT?", "c");

        known.Count.ShouldBeLessThanOrEqualTo(3);
        known[0].ShouldBe("LHT: leagu harbour town");
    }

    [Theory]
    [InlineData("unclos", "United Nations Convention on the Law of the Sea", true)]
    [InlineData("gatt", "General Agreement on Tariffs and Trade", true)]
    [InlineData("solas", "International Convention for the Safety of Life at Sea", true)]
    [InlineData("notes", "Note on the New Tolls of Eastern Sarn", false)]
    [InlineData("gat", "General Agreement on Trade in Services", true)]
    [InlineData("gas", "General Agreement on Trade in Services", false)]
    public void A_file_name_is_made_of_its_titles_initials(string name, string title, bool isSo) =>
        DocumentShortNames.AreInitials(name, title).ShouldBe(isSo);

    [Theory]
    [InlineData("gulls.txt", "Agreement on the Conservation of Gulls",
        "The Agreement on the Conservation of Gulls (the “Bird Accord”) is open.", "Bird Accord")]
    [InlineData("a.txt", "Act on tolls", "This Act may be cited as the Harbour Dues Act.", "Harbour Dues Act")]
    [InlineData("unclos.txt", "United Nations Convention on the Law of the Sea", "Ships pay.", "unclos")]
    [InlineData("a.txt", "Notes of June", "The League of Harbour Towns (LHT) met.")]
    public async Task A_document_is_called_by_its_short_names(string path, string title, string text, params string[] names) =>
        DocumentShortNames.Of(await _corpus.AddAsync(path, title, text)).ShouldBe(names);

    [Fact]
    public async Task A_short_name_chooses_its_document_as_the_title_does()
    {
        await _corpus.AddAsync("a.txt", "Agreement on the Conservation of Gulls",
            "The Agreement on the Conservation of Gulls (the “Bird Accord”) is open.\n\nIt ends in 2031 by a note to the keeper.");
        await _corpus.AddAsync("b.txt", "Agreement on the Conservation of Seals", "It ends in 2042 by a note to the keeper.");
        await _corpus.AddAsync("c.txt", "Agreement on the Conservation of Terns", "It ends in 2053 by a note to the keeper of each bird.");

        (await _corpus.AskAsync("When does the Bird Accord end?")).ShouldBeOfType<Answered>()
            .Citations[0].Quote.Text.ShouldContain("2031");
    }

    /// <summary>"word: terms of the other form" for each that was added.</summary>
    private List<string> Expand(string question, params string[] collections)
    {
        var analysis = new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty).Analyze(question);
        var expanded = new DefinedAbbreviations(_corpus.Corpus.Catalogue).Expand(
            analysis, collections.ToHashSet(), new DocumentNames(_corpus.Corpus.Catalogue).IsInAnyTitle);
        return [.. expanded.Concepts.SelectMany(concept => concept.Phrases.Skip(1)
            .Select(phrase => $"{concept.Text}: {string.Join(' ', phrase.Terms)}"))];
    }
}
