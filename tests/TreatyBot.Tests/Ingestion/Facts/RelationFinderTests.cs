using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Tests.Ingestion.Facts;

public sealed class RelationFinderTests
{
    [Theory]
    [InlineData("Protocol amending the Convention on the Keeping of Locks", "Amends: Convention on the Keeping of Locks")]
    [InlineData("Protocol of 12 March 2012 amending the Convention on Locks of 3 May 1982",
        "Amends: Convention on Locks of 3 May 1982 @1982-05-03")]
    [InlineData("Amendment to the Lease of 2019", "Amends: Lease of 2019")]
    [InlineData("Amendment No. 2 to the Harbour Lease", "Amends: Harbour Lease")]
    [InlineData("Second Amendment to the Berth Contract of 2019", "Amends: Berth Contract of 2019")]
    [InlineData("Regulation (EU) 2024/11 on tolls, amending Regulation (EU) 2019/7 and repealing Directive 95/46/EC",
        "Amends: Regulation (EU) 2019/7", "Repeals: Directive 95/46/EC")]
    [InlineData("Directive repealing Directive 95/46/EC (Text with EEA relevance)", "Repeals: Directive 95/46/EC")]
    [InlineData("Travel Policy 2024, replacing the Travel Policy 2021", "Replaces: Travel Policy 2021")]
    [InlineData("Act superseding the Tolls Act 1990", "Replaces: Tolls Act 1990")]
    [InlineData("Addendum to the Cooperation Agreement of 2020", "Supplements: Cooperation Agreement of 2020")]
    [InlineData("Supplementary Agreement to the Treaty of Sabrel", "Supplements: Treaty of Sabrel")]
    [InlineData("Protocol additional to the Harbour Conventions of 1949", "Supplements: Harbour Conventions of 1949")]
    [InlineData("Consolidated version of the Convention on Locks", "Consolidates: Convention on Locks")]
    [InlineData("Convention on Locks, as amended by the Protocol of 12 March 2012", "AmendedBy: Protocol of 12 March 2012 @2012-03-12")]
    [InlineData("Convention on Locks (as amended by the Tolls Protocol)", "AmendedBy: Tolls Protocol")]
    public void A_title_says_what_is_amended_or_replaced(string title, params string[] relations) =>
        Found(title, "The text.").ShouldBe(relations);

    [Theory]
    [InlineData("Replaces: Travel Policy 2021", "Replaces: Travel Policy 2021")]
    [InlineData("**Supersedes:** Circular No. 12", "Replaces: Circular No. 12")]
    [InlineData("Superseded by: Travel Policy 2024", "ReplacedBy: Travel Policy 2024")]
    [InlineData("This policy has been replaced by the Travel Policy of 1 May 2024.", "ReplacedBy: Travel Policy of 1 May 2024 @2024-05-01")]
    [InlineData("(As amended by the Protocol of 2012)", "AmendedBy: Protocol of 2012")]
    [InlineData("Last amended by Act No. 7 of 3 June 2019", "AmendedBy: Act No. 7 of 3 June 2019 @2019-06-03")]
    [InlineData("Repealed by the Harbour Act 2011", "RepealedBy: Harbour Act 2011")]
    [InlineData("Amended by: Order No. 4; Order No. 9", "AmendedBy: Order No. 4", "AmendedBy: Order No. 9")]
    [InlineData("Supplements: Staff Handbook 2020", "Supplements: Staff Handbook 2020")]
    public void A_line_at_the_head_says_it_too(string line, params string[] relations) =>
        Found("Policy", $"Policy\n\n{line}\n\nThe text goes on.").ShouldBe(relations);

    [Theory]
    [InlineData("This Policy replaces the Travel Policy of 2021.", "Replaces: Travel Policy of 2021")]
    [InlineData("This policy replaces and supersedes the Travel Policy of 2021 with effect from 1 May 2024.",
        "Replaces: Travel Policy of 2021")]
    [InlineData("The present Agreement supersedes the Agreement on Ferries of 3 May 1990.",
        "Replaces: Agreement on Ferries of 3 May 1990 @1990-05-03")]
    [InlineData("This Act repeals the Tolls Act 1990.", "Repeals: Tolls Act 1990")]
    [InlineData("This version replaces version 2 of the handbook.", "Replaces: version 2 of the handbook")]
    [InlineData("This Protocol supplements the Convention on Locks.", "Supplements: Convention on Locks")]
    [InlineData("This Protocol amends Article 5 of the Convention on Locks.", "Amends: Convention on Locks")]
    [InlineData("Directive 95/46/EC is repealed with effect from 25 May 2018.", "Repeals: Directive 95/46/EC")]
    [InlineData("The Tolls Act 1990 is hereby repealed.", "Repeals: Tolls Act 1990")]
    [InlineData("1. The Harbour Tolls Ordinance is repealed.", "Repeals: Harbour Tolls Ordinance")]
    [InlineData("Article 5 of the Convention on Locks is amended as follows: A Party may leave.", "Amends: Convention on Locks")]
    [InlineData("Article 7 of the Convention on Locks shall be replaced by the following: “Tolls are paid.”",
        "Amends: Convention on Locks")]
    [InlineData("In Article 5 of the Convention on Locks, the words “six months” are replaced by “three months”.",
        "Amends: Convention on Locks")]
    [InlineData("In section 4(2) of the Harbour Act 2011, for the words “a crown” shall be substituted by “two crowns”.",
        "Amends: Harbour Act 2011")]
    [InlineData("This Convention was amended by the Protocol of 12 March 2012.", "AmendedBy: Protocol of 12 March 2012 @2012-03-12")]
    [InlineData("This Act has been repealed by the Harbour Act 2011.", "RepealedBy: Harbour Act 2011")]
    [InlineData("This document is superseded by Circular No. 14.", "ReplacedBy: Circular No. 14")]
    [InlineData("DESIRING to amend the Convention on Locks,", "Amends: Convention on Locks")]
    [InlineData("The Parties wish to amend the Lease dated 3 May 2019 as set out below.",
        "Amends: Lease dated 3 May 2019 as set out below @2019-05-03")]
    [InlineData("The Parties have agreed to replace the Agreement on Ferries of 1990 by this one.",
        "Replaces: Agreement on Ferries of 1990 by this one")]
    [InlineData("These Rules replace the Harbour Rules of 2019.", "Replaces: Harbour Rules of 2019")]
    [InlineData("These Terms and Conditions, which supersede the Terms of Berth 2020, hold from May.", "Replaces: Terms of Berth 2020")]
    [InlineData("These travel guidelines amend and replace the Travel Policy 2021.", "Replaces: Travel Policy 2021")]
    [InlineData("The Tolls Act 1990 shall cease to have effect.", "Repeals: Tolls Act 1990")]
    [InlineData("From 1 May 2024 the Tolls Act 1990 ceases to apply.", "Repeals: Tolls Act 1990")]
    [InlineData("The Travel Policy 2021 no longer applies.", "Repeals: Travel Policy 2021")]
    [InlineData("The Harbour Rules of 2019 are no longer in force, and their forms are void.", "Repeals: Harbour Rules of 2019")]
    [InlineData("The Travel Policy 2021 is superseded.", "Replaces: Travel Policy 2021")]
    [InlineData("Section 4 of the Tolls Act 1990 shall cease to have effect.", "Amends: Tolls Act 1990")]
    public void A_sentence_that_acts_on_another_document_says_it(string sentence, params string[] relations) =>
        Found("Paper", $"Paper\n\nWhat stands here is read.\n\n{sentence}").ShouldBe(relations);

    [Theory]
    [InlineData("The Parties recall the Convention on Locks of 1982.")]
    [InlineData("Recalling the Convention on Locks, as amended by the Protocol of 2012,")]
    [InlineData("This Agreement may be amended by the Parties at any time.")]
    [InlineData("This Agreement may be replaced by a Treaty on Ferries.")]
    [InlineData("This Agreement is amended by written consent of both Parties.")]
    [InlineData("This Agreement supersedes all prior agreements between the Parties.")]
    [InlineData("This contract replaces any previous understanding of the Parties.")]
    [InlineData("The Minister may repeal the Tolls Act 1990 by order.")]
    [InlineData("Where the Tolls Act 1990 is repealed, tolls end.")]
    [InlineData("If the Convention on Locks is amended, the Parties shall meet.")]
    [InlineData("The Vice-Chair replaces the Chair.")]
    [InlineData("The Deputy replaces the Director of the Harbour Office in 2021.")]
    [InlineData("A lost card is replaced by the Harbour Office.")]
    [InlineData("The pump was replaced by the Harbour Company in 2019.")]
    [InlineData("The Convention on Locks was amended in 1994.")]
    [InlineData("Nothing in this Treaty modifies the Charter of Orrin.")]
    [InlineData("This Agreement does not replace the Agreement on Ferries of 1990.")]
    [InlineData("A proposal to amend this Convention is sent to the depositary.")]
    [InlineData("Amendments to the Annex enter into force after a year.")]
    [InlineData("The report says that the Tolls Act 1990 should be repealed.")]
    [InlineData("The Protocol of 2012 entered into force in Orrin.")]
    [InlineData("The rules on amending Regulation 2019/7 are in Annex II.")]
    [InlineData("Vitamin D supplements are given by the Staff Handbook team.")]
    [InlineData("In Article 5, the words of the Chair are read out.")]
    [InlineData("The word “ship” is replaced by “vessel” in the Minutes of May.")]
    [InlineData("This Agreement shall cease to have effect.")]
    [InlineData("If a Party leaves, the Convention on Locks shall cease to have effect.")]
    [InlineData("The Travel Policy 2021 no longer applies to trainees.")]
    [InlineData("The Convention on Locks shall cease to apply between the two Parties.")]
    [InlineData("The Harbour Office no longer applies paint.")]
    [InlineData("In accordance with these Rules replace the Lamp Type No. 4.")]
    public void A_document_that_is_only_spoken_of_stands_in_no_relation(string sentence) =>
        Found("Paper", $"Paper\n\nWhat stands here is read.\n\n{sentence}").ShouldBe([]);

    [Theory]
    [InlineData("Convention on the Law of Harbours")]
    [InlineData("The Amendment Process Explained")]
    [InlineData("Supplement use in sport")]
    [InlineData("Replacing a broken lamp")]
    [InlineData("How to amend a contract")]
    [InlineData("Consolidated accounts")]
    public void A_title_that_names_no_other_document_says_nothing(string title) => Found(title, "The text.").ShouldBe([]);

    [Theory]
    [InlineData("Travel Policy", "Version 3, 1 May 2024", "3", "2024-05-01")]
    [InlineData("Travel Policy", "Last updated: May 1, 2024", null, "2024-05-01")]
    [InlineData("Travel Policy", "Document version: 2.1\nDate: 3 June 2020", "2.1", null)]
    [InlineData("Consolidated version of the Convention on Locks", "Consolidated version of 2 June 2019", null, "2019-06-02")]
    [InlineData("Handbook, version 4", "The text.", "4", null)]
    [InlineData("Travel Policy", "Signed on 3 May 2020 in three versions.", null, null)]
    public void Which_version_a_document_is_it_says_at_its_head(string title, string lines, string? version, string? day)
    {
        var facts = FactFinder.Find($"{title}\n\n{lines}\n\nText.", new DocumentMetadata(title));

        facts.Version.ShouldBe(version);
        facts.VersionDate?.ToString("O").ShouldBe(day);
    }

    [Fact]
    public void Front_matter_states_relations_and_version_in_fields()
    {
        var facts = FactFinder.Find("Text.", DocumentMetadata.Unknown, StatedFacts.From(
            new Dictionary<string, object?>
            {
                ["superseded_by"] = "travel-2024.md",
                ["Replaces"] = new List<object?> { "Travel 2019", "Travel 2020" },
                ["amendedBy"] = "Note of 3 May 2021",
                ["version"] = "2",
                ["last-updated"] = "2021-06-01",
            },
            new DateOnly(2026, 1, 1)));

        facts.Relations.Select(Written).ShouldBe(
            ["ReplacedBy: travel-2024.md", "Replaces: Travel 2019", "Replaces: Travel 2020", "AmendedBy: Note of 3 May 2021 @2021-05-03"]);
        facts.Version.ShouldBe("2");
        facts.VersionDate.ShouldBe(new DateOnly(2021, 6, 1));
    }

    [Theory]
    [InlineData("This Act repeals ")]
    [InlineData("This Act repeals the A Act 1 of ")]
    [InlineData("is hereby repealed. ")]
    [InlineData("In Article 5 of the A, the words is repealed. ")]
    [InlineData("desiring to amend the Act No. 1 ")]
    [InlineData("Amended by: ")]
    public void A_text_that_is_nothing_but_beginnings_ends_within_the_bound(string piece) =>
        Found(piece + piece, string.Concat(Enumerable.Repeat(piece, 20_000))).Count.ShouldBeLessThanOrEqualTo(DocumentFacts.MaxRelations);

    private static List<string> Found(string title, string text) => [.. RelationFinder.Find(title, text, []).Select(Written)];

    private static string Written(StatedRelation relation) =>
        $"{relation.Kind}: {relation.Target}{(relation.Date is { } day ? $" @{day:O}" : "")}";
}
