using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class DocumentRelationsTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("Protocol amending the Convention on Locks", "Convention on Locks of 1982", true)]
    [InlineData("Protocol amending the Convention on Locks of 1982", "Convention on Locks", true)]
    [InlineData("Protocol amending the Convention on Locks of 1982", "Convention on Locks of 1999", false)]
    [InlineData("Protocol amending the Convention on Locks", "Protocol on Locks", false)]
    [InlineData("Protocol amending the Convention on the Law of Locks", "United Rivers Convention on the Law of Locks", true)]
    [InlineData("Protocol amending the Convention on Locks", "Convention on Ferries", false)]
    [InlineData("Act repealing Directive 95/46/EC", "Directive 95/46/EC on the keeping of records", true)]
    [InlineData("Act repealing Directive 95/46/EC", "Directive 95/47/EC on the keeping of records", false)]
    [InlineData("Circular replacing Circular No. 12", "Circular no 12: parking", true)]
    [InlineData("Circular replacing Circular No. 12", "Circular No. 13: parking", false)]
    [InlineData("Protocol amending the Convention of 1982", "Convention on the Law of Locks, 1982", true)]
    [InlineData("Protocol amending the Convention of 1982", "Agreement on the Law of Locks, 1982", false)]
    public async Task A_document_is_found_by_its_title_year_and_number(string by, string title, bool isFound)
    {
        await _corpus.AddAsync("by.txt", by, "The text.");
        var earlier = await _corpus.AddAsync("earlier.txt", title, "Another text.");

        Relations.FindLater(earlier.Document.Id).Select(later => later.Name).ShouldBe(isFound ? [by] : []);
    }

    [Fact]
    public async Task What_is_not_in_the_collection_is_kept_as_text_until_it_comes_and_again_when_it_goes()
    {
        var policy = await _corpus.AddAsync("old.txt", "Travel Policy 2021", "This policy has been replaced by the Travel Policy 2024.");
        Relations.Find(policy.Document.Id).ShouldBe([new(RelationKind.ReplacedBy, "Travel Policy 2024", null, null)]);

        var newer = await _corpus.AddAsync("new.txt", "Travel Policy 2024", "Trains are paid.");
        Relations.Find(policy.Document.Id).Single().Other!.Document.Id.ShouldBe(newer.Document.Id);
        Relations.Find(newer.Document.Id).Single().Kind.ShouldBe(RelationKind.Replaces);

        await _corpus.Documents.WithdrawAsync(newer.Document.Id, CancellationToken.None);
        await _corpus.Corpus.RefreshAsync(CancellationToken.None);
        Relations.Find(policy.Document.Id).Single().Other.ShouldBeNull();
    }

    [Fact]
    public async Task Another_collection_has_no_part_in_it()
    {
        var earlier = await _corpus.AddAsync("a.txt", "Convention on Locks", "The text.", "one");
        await _corpus.AddAsync("b.txt", "Protocol amending the Convention on Locks", "The text.", "two");

        Relations.Find(earlier.Document.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_several_could_be_meant_none_is()
    {
        var one = await _corpus.AddAsync("a.txt", "Convention on Locks and Ferries", "The text.");
        var other = await _corpus.AddAsync("b.txt", "Convention on Locks and Bridges", "The text.");
        await _corpus.AddAsync("c.txt", "Protocol amending the Convention on Locks", "The text.");

        Relations.Find(one.Document.Id).ShouldBeEmpty();
        Relations.Find(other.Document.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_that_each_claim_to_have_replaced_the_other_have_not()
    {
        var one = await _corpus.AddAsync("a.txt", "Lock Rules No. 3", "This document replaces the Ferry Rules No. 4.");
        var other = await _corpus.AddAsync("b.txt", "Ferry Rules No. 4", "This document replaces the Lock Rules No. 3.");

        Relations.FindLater(one.Document.Id).ShouldBeEmpty();
        Relations.FindLater(other.Document.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_older_replaces_nothing()
    {
        var newer = await _corpus.AddAsync("a.txt", "Travel Policy 2024", "The text.");
        await _corpus.AddAsync("b.txt", "Travel Policy 2021", "This policy replaces the Travel Policy 2024.");

        Relations.FindLater(newer.Document.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_is_found_by_its_number_and_its_family()
    {
        var second = await _corpus.AddAsync("2.txt", "Staff Handbook", "Staff Handbook\n\nVersion 2, 1 May 2021\n\nThe text.");
        await _corpus.AddAsync("o.txt", "Lock Manual", "Lock Manual\n\nVersion 2\n\nThe text.");
        await _corpus.AddAsync("3.txt", "Staff Handbook", "Staff Handbook\n\nVersion 3, 1 May 2024\n\nThis version replaces version 2.");

        Relations.FindLater(second.Document.Id).Select(later => later.Other!.Document.Path).ShouldBe(["3.txt"]);
    }

    [Fact]
    public async Task The_newest_of_a_chain_speaks_first()
    {
        var first = await _corpus.AddAsync("1.txt", "Travel Policy 2019", "The text.");
        await _corpus.AddAsync("2.txt", "Travel Policy 2021", "This policy replaces the Travel Policy 2019.");
        await _corpus.AddAsync("3.txt", "Travel Policy 2024", "This policy replaces the Travel Policy 2021.");

        Relations.FindSuccessors(first.Document.Id).Select(found => found.Entry.Document.Path).ShouldBe(["3.txt", "2.txt"]);
        Relations.FindLater(first.Document.Id).Single().Name.ShouldBe("Travel Policy 2021");
    }

    [Fact]
    public async Task Of_two_of_one_title_and_two_years_what_names_no_year_means_neither()
    {
        var first = await _corpus.AddAsync("a.txt", "Lock Rules", "Last updated: 1 May 2021\n\nThe text.");
        var second = await _corpus.AddAsync("b.txt", "Lock Rules", "Last updated: 1 May 2024\n\nThe text.");
        await _corpus.AddAsync("c.txt", "Amendment to the Lock Rules", "The text.");

        Relations.FindLater(first.Document.Id).ShouldBeEmpty();
        Relations.FindLater(second.Document.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Copies_of_one_document_are_both_meant()
    {
        var first = await _corpus.AddAsync("a.txt", "Lock Rules", "Last updated: 1 May 2021\n\nThe text.");
        var second = await _corpus.AddAsync("b.txt", "Lock Rules", "Last updated: 1 May 2021\n\nThe text.");
        await _corpus.AddAsync("c.txt", "Amendment to the Lock Rules", "The text.");

        Relations.FindLater(first.Document.Id).ShouldHaveSingleItem();
        Relations.FindLater(second.Document.Id).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("https://law.example/eli/act/1990/4", true)]
    [InlineData("http://law.example/eli/act/1990/4/", true)]
    [InlineData("https://law.example/eli/act/1990/41", false)]
    public async Task A_document_is_found_by_its_address(string target, bool isFound)
    {
        var earlier = TestCorpus.Draft("a.txt", "Tolls", "The text.", "c");
        await _corpus.Documents.SaveAsync(
            earlier with { Metadata = earlier.Metadata with { Url = new("https://law.example/eli/act/1990/4") } }, CancellationToken.None);
        var later = TestCorpus.Draft("b.txt", "Dues", "The text.", "c");
        await _corpus.Documents.SaveAsync(
            later with { Facts = new([], [], [new(RelationKind.Repeals, target)]) }, CancellationToken.None);
        await _corpus.Corpus.RefreshAsync(CancellationToken.None);

        var entry = _corpus.Corpus.Catalogue.Entries.Single(entry => entry.Document.Path == "a.txt");
        Relations.FindLater(entry.Document.Id).Select(relation => relation.Name).ShouldBe(isFound ? ["Dues"] : []);
    }

    [Fact]
    public async Task What_has_been_replaced_is_followed_back_to_the_first()
    {
        await _corpus.AddAsync("1.txt", "Travel Policy 2019", "The text.");
        await _corpus.AddAsync("2.txt", "Travel Policy 2021", "This policy replaces the Travel Policy 2019.");
        var last = await _corpus.AddAsync("3.txt", "Travel Policy 2024", "This policy replaces the Travel Policy 2021.");

        Relations.FindPredecessors(last.Document.Id).Select(entry => entry.Document.Path).ShouldBe(["2.txt", "1.txt"]);
    }

    private DocumentRelations Relations => DocumentRelations.Of(_corpus.Corpus.Catalogue);
}
