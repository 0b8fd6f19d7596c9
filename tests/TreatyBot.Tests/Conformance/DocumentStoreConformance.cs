using Microsoft.Extensions.Time.Testing;
using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Conformance;

/// <summary>What every document store keeps to.</summary>
[ConformanceSuite(typeof(IDocumentStore))]
public abstract class DocumentStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Empty at the start of each test, telling the time by <see cref="Time"/>.</summary>
    protected abstract IDocumentStore Store { get; }

    [Fact]
    public async Task A_saved_document_is_listed_with_its_newest_reading()
    {
        var metadata = new DocumentMetadata(
            "The pact", "A. Author", "A publisher", new DateOnly(1961, 7, 11), new Uri("https://example.org/ä?q=1#x"), "en");

        var saved = await Store.SaveAsync(Drafts.Of(metadata: metadata), None);

        saved.Document.ShouldBe(new Document(saved.Document.Id, "default", "pact.txt", metadata));
        saved.PassageCount.ShouldBe(3);
        saved.Lead.ShouldBe(Drafts.Text);
        saved.IndexedAt.ShouldBe(Time.GetUtcNow());
        (await Store.ListAsync(None)).ShouldBe([saved]);
    }

    [Fact]
    public async Task A_reading_comes_back_as_it_was_saved()
    {
        var draft = Drafts.Of(metadata: new DocumentMetadata("The pact")) with { Pages = [new(0, 1, "iv"), new(3, 2)] };
        var saved = await Store.SaveAsync(draft, None);

        var reading = (await Store.FindReadingAsync(saved.ReadingId, None)).ShouldNotBeNull();

        reading.Id.ShouldBe(saved.ReadingId);
        reading.Document.ShouldBe(saved.Document);
        reading.Text.ShouldBe(draft.Text);
        reading.Pages.ShouldBe(draft.Pages);
        reading.Sha256.ShouldBe(Reading.Hash(draft.Text));
        reading.Passages.Select(passage => passage.Id).ShouldBe(Enumerable.Range(0, 3).Select(i => saved.FirstPassageId + i));
        reading.Passages.Select(passage => passage.Range).ShouldBe(draft.Passages.Select(passage => passage.Range));
        foreach (var (passage, drafted) in reading.Passages.Zip(draft.Passages))
        {
            passage.HeadingPath.ShouldBe(drafted.HeadingPath);
        }
    }

    [Fact]
    public async Task What_a_text_states_of_names_and_of_other_documents_comes_back_with_its_entry()
    {
        var facts = new DocumentFacts(
            [new("WTO", "World “Trade” Organization")], ["Ä-Act"], [new(RelationKind.Replaces, "Pact of 1950", new DateOnly(1950, 3, 4))],
            "2.1", new DateOnly(2024, 5, 1));

        var saved = await Store.SaveAsync(Drafts.Of() with { Facts = facts }, None);

        var listed = (await Store.ListAsync(None)).Concat((await Store.ListChangesAsync(-1, None)).Saved);
        foreach (var entry in listed.Append(saved))
        {
            entry.Facts.Abbreviations.ShouldBe(facts.Abbreviations);
            entry.Facts.ShortNames.ShouldBe(facts.ShortNames);
            entry.Facts.Relations.ShouldBe(facts.Relations);
            (entry.Facts.Version, entry.Facts.VersionDate).ShouldBe(("2.1", new DateOnly(2024, 5, 1)));
        }
    }

    [Fact]
    public async Task A_long_text_does_not_end_at_its_first_nul()
    {
        var draft = Drafts.Of(text: "Before.\0" + new string('x', 5_000), passages: [new PassageDraft(new TextRange(0, 5_000), ["a\0b"])]);

        var saved = await Store.SaveAsync(draft, None);

        var reading = (await Store.FindReadingAsync(saved.ReadingId, None)).ShouldNotBeNull();
        reading.Text.ShouldBe(draft.Text);
        reading.Passages[0].HeadingPath.ShouldBe(["a\0b"]);
    }

    [Fact]
    public async Task The_lead_of_a_long_text_is_cut_between_characters()
    {
        var beginning = "Before.\0".PadRight(CatalogueEntry.MaxLeadLength - 1, 'x');

        var saved = await Store.SaveAsync(Drafts.Of(text: beginning + "\U0001F600" + beginning), None);

        saved.Lead.ShouldBe(beginning);
        (await Store.ListAsync(None)).ShouldBe([saved]);
    }

    [Fact]
    public async Task A_document_without_text_or_passages_is_kept()
    {
        var saved = await Store.SaveAsync(Drafts.Of(text: ""), None);

        saved.PassageCount.ShouldBe(0);
        (await Store.FindReadingAsync(saved.ReadingId, None))!.Passages.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_source_is_remembered_to_the_tick()
    {
        var draft = Drafts.Of(metadata: new DocumentMetadata(Author: "A. Author"));
        var saved = await Store.SaveAsync(draft, None);

        (await Store.ListSourcesAsync("default", None))
            .ShouldBe([new KnownSource(saved.Document.Id, "pact.txt", draft.Source, "text/1")]);
    }

    [Fact]
    public async Task Sources_are_those_of_one_collection_in_ordinal_order()
    {
        foreach (var path in new[] { "b", "a", "B", "\uFFFD", "\U0001F600" })
        {
            await Store.SaveAsync(Drafts.Of(path), None);
        }

        await Store.SaveAsync(Drafts.Of("c", collection: "other"), None);

        (await Store.ListSourcesAsync("default", None)).Select(source => source.Path).ShouldBe(["B", "a", "b", "\U0001F600", "\uFFFD"]);
        (await Store.ListSourcesAsync("absent", None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_path_in_two_collections_is_two_documents()
    {
        var one = await Store.SaveAsync(Drafts.Of(), None);
        var other = await Store.SaveAsync(Drafts.Of(collection: "other"), None);

        other.Document.Id.ShouldNotBe(one.Document.Id);
        (await Store.ListAsync(None)).ShouldBe([one, other]);
    }

    [Fact]
    public async Task The_same_bytes_read_alike_make_no_second_reading()
    {
        var first = await Store.SaveAsync(Drafts.Of(), None);
        var version = await Store.VersionAsync(None);
        Time.Advance(TimeSpan.FromHours(1));
        var touched = Drafts.Source("bytes", Drafts.Modified.AddDays(1));
        var later = Drafts.Of(metadata: new DocumentMetadata("Corrected")) with { Source = touched };

        var second = await Store.SaveAsync(later, None);

        second.ShouldBe(first with { Document = first.Document with { Metadata = later.Metadata } });
        (await Store.FindReadingAsync(first.ReadingId, None))!.Document.Metadata.ShouldBe(later.Metadata);
        (await Store.ListSourcesAsync("default", None)).ShouldHaveSingleItem().Source.ShouldBe(later.Source);
        (await Store.VersionAsync(None)).ShouldBeGreaterThan(version, "what answers has another title");
    }

    public static TheoryData<string> Changes => ["bytes", "reader", "text", "ranges", "headings"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Any_other_change_makes_a_new_reading_of_the_same_document(string change)
    {
        var first = await Store.SaveAsync(Drafts.Of(), None);
        var passages = Drafts.Paragraphs(Drafts.Text);

        var second = await Store.SaveAsync(
            change switch
            {
                "bytes" => Drafts.Of(bytes: "other bytes"),
                "reader" => Drafts.Of(reader: "text/2"),
                "text" => Drafts.Of(text: Drafts.Text.Replace("ten", "20!", StringComparison.Ordinal)),
                "ranges" => Drafts.Of(passages: [passages[0], passages[1] with { Range = new TextRange(11, 14) }, passages[2]]),
                _ => Drafts.Of(passages: [passages[0], passages[1] with { HeadingPath = ["Pact"] }, passages[2]]),
            },
            None);

        second.Document.Id.ShouldBe(first.Document.Id);
        second.ReadingId.ShouldBeGreaterThan(first.ReadingId);
        second.FirstPassageId.ShouldBeGreaterThanOrEqualTo(first.FirstPassageId + first.PassageCount, "a passage id is never used twice");
        (await Store.ListAsync(None)).ShouldBe([second]);
    }

    [Fact]
    public async Task Bytes_that_come_back_make_a_new_reading()
    {
        var first = await Store.SaveAsync(Drafts.Of(), None);
        await Store.SaveAsync(Drafts.Of(bytes: "other", text: "Other."), None);

        var third = await Store.SaveAsync(Drafts.Of(), None);

        third.ReadingId.ShouldNotBe(first.ReadingId);
        (await Store.FindReadingAsync(third.ReadingId, None))!.Text.ShouldBe(Drafts.Text);
    }

    [Fact]
    public async Task An_old_reading_opens_with_the_metadata_that_it_found()
    {
        var old = await Store.SaveAsync(Drafts.Of(metadata: new DocumentMetadata("Old")), None);
        await Store.SaveAsync(Drafts.Of(bytes: "new", text: "New.", metadata: new DocumentMetadata("New")), None);

        var reading = (await Store.FindReadingAsync(old.ReadingId, None)).ShouldNotBeNull();

        reading.Text.ShouldBe(Drafts.Text);
        reading.Passages.Count.ShouldBe(3);
        reading.Document.Metadata.Title.ShouldBe("Old");
    }

    [Fact]
    public async Task A_withdrawn_document_is_gone_with_all_its_readings()
    {
        var old = await Store.SaveAsync(Drafts.Of(), None);
        var saved = await Store.SaveAsync(Drafts.Of(reader: "text/2"), None);

        await Store.WithdrawAsync(saved.Document.Id, None);

        (await Store.ListAsync(None)).ShouldBeEmpty();
        (await Store.ListSourcesAsync("default", None)).ShouldBeEmpty();
        (await Store.FindReadingAsync(old.ReadingId, None)).ShouldBeNull();
        (await Store.FindReadingAsync(saved.ReadingId, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_document_that_comes_back_is_a_new_one()
    {
        var gone = await Store.SaveAsync(Drafts.Of(), None);
        await Store.WithdrawAsync(gone.Document.Id, None);

        var back = await Store.SaveAsync(Drafts.Of(), None);

        back.Document.Id.ShouldBeGreaterThan(gone.Document.Id);
        back.ReadingId.ShouldBeGreaterThan(gone.ReadingId);
        (await Store.FindReadingAsync(gone.ReadingId, None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_version_grows_with_every_change_of_what_answers()
    {
        var versions = new List<long> { await Store.VersionAsync(None) };
        var saved = await Store.SaveAsync(Drafts.Of(), None);
        versions.Add(await Store.VersionAsync(None));
        await Store.SaveAsync(Drafts.Of(bytes: "other"), None);
        versions.Add(await Store.VersionAsync(None));
        await Store.WithdrawAsync(saved.Document.Id, None);
        versions.Add(await Store.VersionAsync(None));

        versions.ShouldBe(versions.Distinct().Order());
    }

    [Fact]
    public async Task What_has_changed_since_a_version_is_listed_and_nothing_else()
    {
        var kept = await Store.SaveAsync(Drafts.Of(path: "kept.txt"), None);
        var gone = await Store.SaveAsync(Drafts.Of(path: "gone.txt"), None);
        var old = await Store.SaveAsync(Drafts.Of(path: "renamed.txt"), None);
        var version = await Store.VersionAsync(None);
        (await Store.ListChangesAsync(version, None)).Saved.ShouldBeEmpty();

        await Store.WithdrawAsync(gone.Document.Id, None);
        await Store.TouchAsync(kept.Document.Id, new SourceFingerprint(1, Time.GetUtcNow(), "another"), None);
        var titled = await Store.SaveAsync(Drafts.Of(path: "renamed.txt", metadata: new DocumentMetadata("A title")), None);
        var added = await Store.SaveAsync(Drafts.Of(path: "added.txt"), None);

        var changes = await Store.ListChangesAsync(version, None);
        changes.Saved.ShouldBe([titled, added]);
        changes.Withdrawn.ShouldBe([gone.Document.Id]);
        titled.Document.Id.ShouldBe(old.Document.Id);
        (await Store.ListChangesAsync(await Store.VersionAsync(None), None)).Withdrawn.ShouldBeEmpty();
        (await Store.ListChangesAsync(-1, None)).Saved.ShouldBe(await Store.ListAsync(None));
    }

    [Fact]
    public async Task A_touch_is_remembered_and_changes_nothing_that_answers()
    {
        var saved = await Store.SaveAsync(Drafts.Of(), None);
        var version = await Store.VersionAsync(None);
        var touched = Drafts.Source("bytes", Drafts.Modified.AddDays(2));

        await Store.TouchAsync(saved.Document.Id, touched, None);

        (await Store.ListSourcesAsync("default", None)).ShouldHaveSingleItem().Source.ShouldBe(touched);
        (await Store.ListAsync(None)).ShouldBe([saved]);
        (await Store.VersionAsync(None)).ShouldBe(version);
    }

    [Fact]
    public async Task What_is_unknown_or_withdrawn_is_left_as_it_is()
    {
        var saved = await Store.SaveAsync(Drafts.Of(), None);
        await Store.WithdrawAsync(saved.Document.Id, None);
        var version = await Store.VersionAsync(None);

        await Store.WithdrawAsync(saved.Document.Id, None);
        await Store.WithdrawAsync(4711, None);
        await Store.TouchAsync(saved.Document.Id, Drafts.Source("bytes"), None);
        await Store.TouchAsync(4711, Drafts.Source("bytes"), None);

        (await Store.VersionAsync(None)).ShouldBe(version);
        (await Store.FindReadingAsync(4711, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_renamed_document_keeps_its_readings_and_answers_under_its_new_path()
    {
        var old = await Store.SaveAsync(Drafts.Of(), None);
        var newest = await Store.SaveAsync(Drafts.Of(reader: "text/2"), None);
        var version = await Store.VersionAsync(None);

        await Store.RenameAsync(old.Document.Id, "deep/alliance.txt", None);

        (await Store.ListAsync(None)).ShouldBe([newest with { Document = newest.Document with { Path = "deep/alliance.txt" } }]);
        (await Store.ListChangesAsync(version, None)).Saved.ShouldHaveSingleItem().Document.Path.ShouldBe("deep/alliance.txt");
        (await Store.FindReadingAsync(old.ReadingId, None))!.Document.ShouldBe(old.Document with { Path = "deep/alliance.txt" });
    }

    [Fact]
    public async Task A_document_is_not_renamed_over_another_one_nor_when_it_is_gone()
    {
        var gone = await Store.SaveAsync(Drafts.Of("gone.txt"), None);
        await Store.WithdrawAsync(gone.Document.Id, None);
        var one = await Store.SaveAsync(Drafts.Of("one.txt"), None);
        var other = await Store.SaveAsync(Drafts.Of("other.txt"), None);
        var version = await Store.VersionAsync(None);

        await Store.RenameAsync(one.Document.Id, "other.txt", None);
        await Store.RenameAsync(gone.Document.Id, "back.txt", None);
        await Store.RenameAsync(4711, "nothing.txt", None);

        (await Store.ListAsync(None)).ShouldBe([one, other]);
        (await Store.VersionAsync(None)).ShouldBe(version);
        await Store.RenameAsync(one.Document.Id, "gone.txt", None);
        (await Store.ListAsync(None)).Select(entry => entry.Document.Path).ShouldBe(["gone.txt", "other.txt"]);
    }

    [Fact]
    public async Task What_a_sync_found_stays_until_the_next_one_of_its_collection()
    {
        SourceFinding[] found = [
            new("b.md", SourceFindingKind.Warning, "Line 2."),
            new("a.pdf", SourceFindingKind.PassedOver, ""),
            new("c", SourceFindingKind.Refused, "It is empty."),
            new("d.pdf", SourceFindingKind.Refused, "It is damaged.")
            {
                Attempt = new(12, new DateTimeOffset(2026, 5, 3, 10, 15, 0, TimeSpan.Zero).AddTicks(1234567), "0123456789abcdef 60 s"),
            },
        ];
        var version = await Store.VersionAsync(None);

        await Store.RecordFindingsAsync("default", found, None);
        await Store.RecordFindingsAsync("other", [found[0]], None);

        (await Store.ListFindingsAsync("default", None)).ShouldBe(found);
        await Store.RecordFindingsAsync("default", [], None);
        (await Store.ListFindingsAsync("default", None)).ShouldBeEmpty();
        (await Store.ListFindingsAsync("other", None)).ShouldBe([found[0]]);
        (await Store.VersionAsync(None)).ShouldBe(version);
    }

    [Fact]
    public async Task A_draft_that_could_not_be_read_back_is_refused_and_nothing_is_kept()
    {
        DocumentDraft[] wrong =
        [
            Drafts.Of(text: "half \uD83D of a pair"),
            Drafts.Of(metadata: new DocumentMetadata("half \uDE00 of a pair")),
            Drafts.Of(path: "\uD83D"),
            Drafts.Of(metadata: new DocumentMetadata(Author: "A.\0 Author")),
            Drafts.Of(passages: [new PassageDraft(new TextRange(0, 5), ["\uD83D"])]),
            Drafts.Of(passages: [new PassageDraft(new TextRange(0, Drafts.Text.Length + 1), [])]),
            Drafts.Of(passages: [new PassageDraft(new TextRange(0, 5), []), new PassageDraft(new TextRange(4, 8), [])]),
        ];

        foreach (var draft in wrong)
        {
            await Should.ThrowAsync<ArgumentException>(async () => await Store.SaveAsync(draft, None));
        }

        (await Store.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_at_the_same_time_do_not_mix()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 24).Select(i =>
            Task.Run(() => Store.SaveAsync(Drafts.Of($"{i % 6}.txt", bytes: $"bytes {i}", text: $"One {i}.\n\nTwo {i}."), None))));

        (await Store.ListAsync(None)).Count.ShouldBe(6);
        saved.Select(entry => entry.ReadingId).ShouldBeUnique();
        saved.SelectMany(entry => new[] { entry.FirstPassageId, entry.FirstPassageId + 1 }).ShouldBeUnique();
        for (var i = 0; i < saved.Length; i++)
        {
            (await Store.FindReadingAsync(saved[i].ReadingId, None))!.Text.ShouldBe($"One {i}.\n\nTwo {i}.");
        }
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.SaveAsync(Drafts.Of(), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.ListAsync(cancelled));

        (await Store.ListAsync(None)).ShouldBeEmpty();
    }
}
