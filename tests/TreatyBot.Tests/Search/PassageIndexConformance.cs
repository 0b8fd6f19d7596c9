using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;
using TreatyBot.Tests.Fakes;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Search;

/// <summary>What every implementation of <see cref="IPassageIndex"/> keeps to.</summary>
public abstract class PassageIndexConformance
{
    private protected abstract IPassageIndex NewIndex();

    [Fact]
    public void An_empty_index_finds_nothing()
    {
        var index = NewIndex();

        index.Search(Query("treati")).ShouldBeEmpty();
        index.Count.ShouldBe(0);
        index.CountWith("treati").ShouldBe(0);
    }

    [Fact]
    public void A_passage_is_found_by_a_word_of_its_body_title_or_headings()
    {
        var index = NewIndex();
        index.Add(Document(1, "library", "Fisheries", [("Boats", "Nets are cast."), ("", "Nothing here.")]), Document(2, "Else."));

        index.Search(Query("net")).Ids().ShouldBe([1000]);
        index.Search(Query("boat")).Ids().ShouldBe([1000]);
        index.Search(Query("fisheri")).Ids().ShouldBe([1000, 1001], ignoreOrder: true);
    }

    [Fact]
    public void Each_passage_is_found_by_the_terms_of_its_own_language()
    {
        var index = NewIndex();
        using var reference = new ExhaustivePassageIndex(new Bm25F());
        var plain = Document(1, "library", "Verträge", [("Häuser", "Die Verträge gelten."), ("Maisons", "Les traités restent valables.")]);
        var second = plain.Reading.Passages[1].Range.Start;
        var document = plain with
        {
            Entry = plain.Entry with { Facts = DocumentFacts.None with { Languages = [new(0, "de"), new(second, "fr")] } },
            Languages = TestCorpus.Words,
        };

        index.Add(document);
        reference.Add(document);

        var german = TestCorpus.Words.Find("de");
        var french = TestCorpus.Words.Find("fr");
        index.Search(Query(german.TermOf("Haus"))).Ids().ShouldBe([1000]);
        index.Search(Query(french.TermOf("traité"))).Ids().ShouldBe([1001]);
        index.Search(Query(german.TermOf("Vertrag"))).Ids().ShouldBe([1000, 1001]);
        var all = Query([.. "Haus Vertrag gelten".Split(' ').Select(word => german.TermOf(word)), french.TermOf("maison")]);
        index.Search(all).ShouldBe(reference.Search(all));
    }

    [Fact]
    public void A_term_matches_in_title_headings_and_body()
    {
        var index = NewIndex();
        index.Add(Document(
            1, "library", "tariff", [("", "nothing")]), Document(2, "library", null, [("tariff", "nothing")]), Document(3, "a tariff"));

        index.Search(Query("tariff")).Ids().ShouldBe([1000, 2000, 3000], ignoreOrder: true);
    }

    [Fact]
    public void A_term_that_no_passage_has_finds_nothing_and_changes_no_score()
    {
        var index = NewIndex();
        index.Add(Document(1, "port and harbour"), Document(2, "port"));

        index.Search(Query("unheard")).ShouldBeEmpty();
        index.Search(Query("port", "unheard")).ShouldBe(index.Search(Query("port")));
    }

    [Fact]
    public void The_terms_that_begin_with_a_character_are_those_of_every_field()
    {
        var index = NewIndex();
        index.TermsBeginningWith('p').ShouldBeEmpty();
        index.Add(Document(1, "library", "pier", [("port", "a pact, a quay")]));
        index.Add(Document(2, "pact жито"));

        index.TermsBeginningWith('p').Distinct().ShouldBe(["pier", "port", "pact"], ignoreOrder: true);
        index.TermsBeginningWith('q').ShouldBe(["quay"]);
        index.TermsBeginningWith('ж').ShouldBe([Tokenizer.TermOf("жито")]);
        index.TermsBeginningWith('z').ShouldBeEmpty();
    }

    [Fact]
    public void Only_passages_of_the_given_collections_are_seen()
    {
        var index = NewIndex();
        index.Add(Document(1, "library", null, [("", "port")]), Document(
            2, "secret", null, [("", "port port")]), Document(3, "secret", "port", [("", "x")]));

        index.Search(Query("port")).Ids().ShouldBe([1000]);
        index.Search(Query("port") with { Collections = new HashSet<string> { "secret" } }).Ids().ShouldBe([2000, 3000], ignoreOrder: true);
        index.Search(Query("port") with { Collections = new HashSet<string> { "secret", "library" } }).Count.ShouldBe(3);
        index.Search(Query("port") with { Collections = new HashSet<string> { "other" } }).ShouldBeEmpty();
        index.Search(Query("port") with { Collections = new HashSet<string>() }).ShouldBeEmpty();
    }

    [Fact]
    public void Only_passages_of_the_given_documents_are_seen()
    {
        var index = NewIndex();
        index.Add([.. Enumerable.Range(1, 9).Select(id => Document(id, "port", "harbour port"))]);
        index.Add(Document(10, "secret", null, [("", "port")]));

        index.Search(Query("port") with { Documents = new HashSet<long> { 7, 2, 10, 99 } })
            .Ids()
            .ShouldBe([2000, 2001, 7000, 7001], ignoreOrder: true);
        index.Search(Query("port") with { Documents = new HashSet<long>() }).ShouldBeEmpty();
        index.Search(Query("port") with { Documents = Enumerable.Range(2, 500).Select(id => (long)id).ToHashSet() }).Count.ShouldBe(10);
    }

    [Fact]
    public void A_deleted_document_stops_answering_and_no_longer_counts()
    {
        var index = NewIndex();
        index.Add(Document(1, "port", "boat"), Document(2, "port sea"), Document(3, "sea"));
        index.Remove(1, 77);
        var fresh = NewIndex();
        fresh.Add(Document(2, "port sea"), Document(3, "sea"));

        index.Count.ShouldBe(2);
        index.CountWith("port").ShouldBe(1);
        index.CountWith("boat").ShouldBe(0);
        index.Search(Query("port", "sea", "boat")).ShouldBe(fresh.Search(Query("port", "sea", "boat")));
    }

    [Fact]
    public void A_document_put_in_again_replaces_what_there_was()
    {
        var index = NewIndex();
        index.Add(Document(1, "library", "old", [("", "port"), ("", "boat")]), Document(2, "port"));
        index.Add(Document(1, "library", "new", [("", "sea")], revision: 1));

        index.Count.ShouldBe(2);
        index.Search(Query("old", "boat")).ShouldBeEmpty();
        index.Search(Query("new")).Ids().ShouldBe([1100]);
        index.Search(Query("port")).Ids().ShouldBe([2000]);
    }

    [Fact]
    public void A_document_given_twice_counts_once_and_the_last_one_holds()
    {
        var index = NewIndex();
        index.Add(Document(1, "port"), Document(1, "sea"));

        index.Count.ShouldBe(1);
        index.Search(Query("port")).ShouldBeEmpty();
        index.Search(Query("sea")).Ids().ShouldBe([1000]);
    }

    [Fact]
    public void A_document_taken_out_and_put_in_at_once_is_in()
    {
        var index = NewIndex();
        index.Add(Document(1, "port"));
        index.Apply([Document(1, "sea")], [1]);

        index.Search(Query("sea")).Ids().ShouldBe([1000]);
        index.Search(Query("port")).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_without_passages_is_no_harm()
    {
        var index = NewIndex();
        index.Add(Document(1, []), Document(2, "port"), Document(3, []));
        index.Remove(3);

        index.Count.ShouldBe(1);
        index.Search(Query("port")).Ids().ShouldBe([2000]);
    }

    [Fact]
    public void Hits_come_best_first_and_equal_ones_by_rising_id()
    {
        var index = NewIndex();
        index.Add(Document(9, "port", "sea"), Document(4, "port", "port of a far and distant land"), Document(5, "port"));
        index.Add(Document(2, "port"));

        var hits = index.Search(Query("port"));

        hits.Ids().ShouldBe([2000, 4000, 5000, 9000, 4001]);
        hits.Select(hit => hit.Score).ShouldBe(hits.Select(hit => hit.Score).OrderDescending());
        hits.Take(4).Select(hit => hit.Score).Distinct().Count().ShouldBe(1);
        hits.ShouldAllBe(hit => hit.Score > 0);
    }

    [Fact]
    public void At_most_so_many_hits_come_as_were_asked_for()
    {
        var index = NewIndex();
        index.Add([.. Enumerable.Range(1, 30).Select(id => Document(id, "port"))]);

        index.Search(Query("port") with { Take = 1 }).Ids().ShouldBe([1000]);
        index.Search(Query("port") with { Take = 7 }).Ids().ShouldBe([.. Enumerable.Range(1, 7).Select(id => id * 1000L)]);
        index.Search(Query("port") with { Take = int.MaxValue }).Count.ShouldBe(30);
        Should.Throw<ArgumentOutOfRangeException>(() => index.Search(Query("port") with { Take = 0 }));
    }

    [Fact]
    public void A_heavier_term_counts_more_and_one_given_twice_counts_twice()
    {
        var index = NewIndex();
        index.Add(Document(1, "port x"), Document(2, "sea x"), Document(3, "x"), Document(4, "x"));

        PassageQuery Weighted(params WeightedTerm[] terms) => new(terms, Library, 10);

        index.Search(Weighted(new("port"), new("sea", 0.5))).Ids().ShouldBe([1000, 2000]);
        index.Search(Weighted(new("port", 0.5), new("sea"))).Ids().ShouldBe([2000, 1000]);
        index.Search(Weighted(new("port", 0.6), new("sea", 0.5), new("sea", 0.5))).Ids().ShouldBe([2000, 1000]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_term_without_a_proper_weight_is_passed_over(double weight)
    {
        var index = NewIndex();
        index.Add(Document(1, "port sea"));

        index.Search(new PassageQuery([new("port", weight)], Library, 10)).ShouldBeEmpty();
        index.Search(new PassageQuery([new("sea"), new("port", weight)], Library, 10)).ShouldBe(index.Search(Query("sea")));
    }

    [Theory]
    [InlineData(1e-320)]
    [InlineData(1e-30)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Extreme_weights_still_find(double weight)
    {
        var index = NewIndex();
        index.Add(Document(1, "port sea"), Document(2, "sea"));

        index.Search(new PassageQuery([new("port", weight), new("sea", 1)], Library, 10)).Count.ShouldBe(2);
        index.Search(new PassageQuery([new("port", weight), new("port", weight)], Library, 10)).Ids().ShouldBe([1000]);
    }

    [Fact]
    public void A_rare_term_tells_more_than_a_common_one()
    {
        var index = NewIndex();
        index.Add(Document(1, "port x"), Document(2, "sea x"), Document(3, "sea x"), Document(4, "sea y"));

        index.CountWith("sea").ShouldBe(3);
        index.Search(Query("port", "sea")).Ids()[0].ShouldBe(1000);
    }

    [Fact]
    public void Chinese_Japanese_and_Korean_are_found_by_pairs()
    {
        var index = NewIndex();
        index.Add(Document(1, "中朝友好合作互助条约"), Document(2, "조약의 효력"), Document(3, "条約の効力"));

        index.Search(Query("友好", "合作")).Ids().ShouldBe([1000]);
        index.Search(Query("조약")).Ids().ShouldBe([2000]);
        index.Search(Query("効力")).Ids().ShouldBe([3000]);
    }

    [Fact]
    public void A_hundred_kilobytes_of_words_are_a_query_too()
    {
        var index = NewIndex();
        index.Add(Document(1, string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"w{i}"))), Document(2, "w1 w2"));

        var hits = index.Search(Query([.. Enumerable.Range(0, 20_000).Select(i => $"w{i}")]));

        hits.Ids().ShouldBe([1000, 2000]);
    }

    [Fact]
    public void A_word_ten_thousand_times_is_a_word()
    {
        var index = NewIndex();
        index.Add(
            Document(1, string.Join(' ', Enumerable.Repeat("port", 10_000))),
            Document(2, "library", string.Join(' ', Enumerable.Repeat("port", 300)), [
                (string.Join(' ', Enumerable.Repeat("port", 300)), "port"),
            ]),
            Document(3, string.Join(' ', Enumerable.Repeat("port", 70_000)), "port"));

        index.Search(Query("port")).Count.ShouldBe(4);
        index.Search(Query([.. Enumerable.Repeat("port", 10_000)])).Count.ShouldBe(4);
        index.CountWith("port").ShouldBe(4);
    }

    [Fact]
    public void The_order_in_which_documents_came_in_does_not_show()
    {
        var documents = Enumerable.Range(1, 40)
            .Select(id => Document(
                id, "library", $"title {id % 5}", [("head", $"port sea{id % 3}"), ("", string.Join(' ', Enumerable.Repeat("sea1", id)))]))
            .ToArray();
        var query = Query("port", "sea1", "sea2", "titl", "head");

        var atOnce = NewIndex();
        atOnce.Add(documents);
        var backwards = NewIndex();
        backwards.Add(Document(3, "something else entirely"), Document(99, "port"));
        foreach (var document in documents.Reverse())
        {
            backwards.Add(document);
        }

        backwards.Remove(99);

        backwards.Search(query).ShouldBe(atOnce.Search(query));
    }

    [Fact]
    public async Task A_search_sees_a_change_whole_or_not_at_all()
    {
        var index = NewIndex();
        IndexedDocument[] before = [.. Enumerable.Range(1, 5).Select(id => Document(id, "library", null, [("", "port")], revision: 0))];
        IndexedDocument[] after = [.. Enumerable.Range(1, 5).Select(id => Document(id, "library", null, [("", "port sea")], revision: 1))];
        index.Add(before);
        long[] idsBefore = index.Search(Query("port")).Ids();
        index.Add(after);
        long[] idsAfter = index.Search(Query("port")).Ids();
        using var done = new CancellationTokenSource();

        var searches = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(
                () =>
                {
                    var seen = 0;
                    do
                    {
                        var ids = index.Search(Query("port")).Ids();
                        (ids.SequenceEqual(idsBefore) || ids.SequenceEqual(idsAfter)).ShouldBeTrue(string.Join(' ', ids));
                        seen++;
                    }
                    while (!done.IsCancellationRequested);

                    return seen;
                }))
            .ToList();
        for (var i = 0; i < 100; i++)
        {
            index.Add(i % 2 == 0 ? before : after);
        }

        await done.CancelAsync();
        (await Task.WhenAll(searches)).ShouldAllBe(seen => seen > 0);
    }
}
