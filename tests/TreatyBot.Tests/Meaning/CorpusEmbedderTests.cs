using Dapper;
using TreatyBot.Core.Meaning;
using TreatyBot.Storage;
using TreatyBot.Tests.Fakes;
using TreatyBot.Tests.Storage;

namespace TreatyBot.Tests.Meaning;

public sealed class CorpusEmbedderTests : IDisposable
{
    private const string Text =
        "# Duration\n\nThe pact lasts ten years. It is renewed by a note.\n\n# Depositary\n\nThe king keeps the pact.";

    private readonly FakeEncoder _fake = new("lasts years", "king keeps");
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public CorpusEmbedderTests() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Passages_headings_and_sentences_have_vectors()
    {
        using var corpus = Corpus();
        var entry = await corpus.Answers.AddAsync("pact.txt", "The pact", Text);

        (await corpus.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "Depositary", "Duration", "It is renewed by a note.", "The king keeps the pact.", "The pact lasts ten years.",
            "The pact — Depositary. The king keeps the pact.", "The pact — Duration. The pact lasts ten years. It is renewed by a note.",
        }.Order(StringComparer.Ordinal));
        corpus.Embedder.Progress.ShouldBe(new EmbeddingProgress(2, 2));
        corpus.Answers.Vectors.Find(entry).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_embedded_twice_in_another_document_or_in_another_reading()
    {
        using var corpus = Corpus();
        await corpus.Answers.AddAsync("pact.txt", "The pact", Text);
        await corpus.EmbedAsync();
        var before = _fake.Texts.Count;

        await corpus.Answers.AddAsync("copy.txt", "The pact", Text);
        await corpus.Answers.AddAsync("pact.txt", "The pact", Text + "\n\nThe queen does not.");
        (await corpus.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Skip(before).Order(StringComparer.Ordinal)
            .ShouldBe(["The pact — Depositary. The queen does not.", "The queen does not."]);
    }

    [Fact]
    public async Task Nothing_is_embedded_again_after_a_restart()
    {
        using (var before = Corpus())
        {
            await before.Answers.AddAsync("pact.txt", "The pact", Text);
            await before.EmbedAsync();
        }

        var embedded = _fake.Texts.Count;
        using var after = Corpus();
        await after.Answers.Corpus.RefreshAsync(CancellationToken.None);
        (await after.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Count.ShouldBe(embedded);
        after.Embedder.Progress.ShouldBe(new EmbeddingProgress(2, 2));
    }

    [Fact]
    public async Task Nothing_is_embedded_again_when_a_file_is_renamed()
    {
        using var corpus = Corpus();
        var old = await corpus.Answers.AddAsync("pact.txt", "The pact", Text);
        await corpus.EmbedAsync();
        var embedded = _fake.Texts.Count;

        await _store.Documents.WithdrawAsync(old.Document.Id, CancellationToken.None);
        await corpus.Answers.AddAsync("alliance.txt", "The pact", Text);
        (await corpus.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Count.ShouldBe(embedded);
        corpus.Embedder.Progress.ShouldBe(new EmbeddingProgress(2, 2));
    }

    [Fact]
    public async Task Only_the_passages_are_embedded_again_when_a_title_changes()
    {
        using var corpus = Corpus();
        await corpus.Answers.AddAsync("pact.txt", "The pact", Text);
        await corpus.EmbedAsync();
        var embedded = _fake.Texts.Count;

        await corpus.Answers.AddAsync("pact.txt", "The alliance", Text);
        (await corpus.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Skip(embedded).ShouldAllBe(text => text.StartsWith("The alliance — "));
        _fake.Texts.Skip(embedded).Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_was_done_before_it_was_stopped_is_not_done_again()
    {
        using var stopping = new CancellationTokenSource();
        using (var before = Corpus())
        {
            await before.Answers.AddAsync("a.txt", "A", "The first one lasts.");
            await before.Answers.AddAsync("b.txt", "B", "The second one lasts.");
            _fake.Before = texts =>
            {
                if (texts.Any(text => text.Contains("second", StringComparison.Ordinal)))
                {
                    stopping.Cancel();
                }
            };
            await Should.ThrowAsync<OperationCanceledException>(async () => await before.EmbedAsync(stopping.Token));
        }

        _fake.Before = _ => { };
        using var after = Corpus();
        await after.Answers.Corpus.RefreshAsync(CancellationToken.None);
        (await after.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.ShouldBeUnique();
        _fake.Texts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_encoder_that_fails_leaves_answers_by_words_and_is_tried_again()
    {
        using var corpus = Corpus();
        await corpus.Answers.AddAsync("pact.txt", "The pact", Text);
        _fake.Failure = new InvalidDataException("It is broken.");

        (await corpus.EmbedAsync()).ShouldBeFalse();
        (await corpus.EmbedAsync()).ShouldBeFalse();

        corpus.Embedder.Problem.ShouldBe("It is broken.");
        corpus.Problems.ShouldHaveSingleItem().ShouldContain("It is broken.");
        (await corpus.AskAsync("Who keeps the pact?")).ShouldContain("king");

        _fake.Failure = null;
        (await corpus.EmbedAsync()).ShouldBeTrue();
        corpus.Embedder.Problem.ShouldBeNull();
        corpus.Embedder.Progress.IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task An_encoder_that_fails_in_the_middle_keeps_what_it_has_done()
    {
        using var corpus = Corpus();
        await corpus.Answers.AddAsync("a.txt", "A", "The first one lasts.");
        await corpus.Answers.AddAsync("b.txt", "B", "The second one lasts.");
        _fake.Before = texts =>
            _fake.Failure = texts.Any(text => text.Contains("second", StringComparison.Ordinal))
                ? new InvalidDataException("It is broken.")
                : null;

        (await corpus.EmbedAsync()).ShouldBeFalse();

        corpus.Embedder.Progress.ShouldBe(new EmbeddingProgress(1, 2));
        (await corpus.Store.ListAsync(corpus.Encoder.Model, CancellationToken.None)).Count.ShouldBe(1);
        corpus.Embedder.Problem.ShouldBe("It is broken.");
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_once_and_loses_nothing()
    {
        using var corpus = Corpus();
        for (var i = 0; i < 20; i++)
        {
            await corpus.Answers.AddAsync($"{i}.txt", "Rules",
                string.Join("\n\n", Enumerable.Range(0, 20).Select(j => $"Rule {i} of part {j} lasts.")));
        }

        _store.Database.Write(connection => connection.Execute("PRAGMA max_page_count = 1"));

        (await corpus.EmbedAsync()).ShouldBeFalse();
        (await corpus.EmbedAsync()).ShouldBeFalse();

        corpus.Embedder.Problem.ShouldNotBeNull().ShouldContain("is full");
        corpus.Problems.ShouldHaveSingleItem().ShouldContain("is full");
        corpus.Embedder.Progress.ShouldBe(new EmbeddingProgress(400, 400));
        (await corpus.AskAsync("How does rule 3 of part 7 last?")).ShouldContain("Rule 3 of part 7");

        var embedded = _fake.Texts.Count;
        _store.Database.Write(connection => connection.Execute("PRAGMA max_page_count = 1000000"));
        (await corpus.EmbedAsync()).ShouldBeTrue();
        corpus.Embedder.Problem.ShouldBeNull();
        _fake.Texts.Count.ShouldBe(embedded);
        (await corpus.Store.ListAsync(corpus.Encoder.Model, CancellationToken.None)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_does_not_keep_the_others_from_their_vectors()
    {
        using var corpus = Corpus();
        var broken = await corpus.Answers.AddAsync("a.txt", "A", "The first one lasts.");
        await corpus.Answers.AddAsync("b.txt", "B", "The second one lasts.");
        _store.Database.Write(connection => connection.Execute(
            "UPDATE readings SET text = replace(text, 'first', 'third') WHERE id = @ReadingId", new { broken.ReadingId }));

        (await corpus.EmbedAsync()).ShouldBeFalse();

        corpus.Embedder.Progress.ShouldBe(new EmbeddingProgress(1, 2));
        corpus.Embedder.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task Vectors_of_another_model_are_made_anew_and_the_old_ones_forgotten()
    {
        using (var before = Corpus())
        {
            await before.Answers.AddAsync("pact.txt", "The pact", Text);
            await before.EmbedAsync();
        }

        var other = new FakeEncoder("lasts years") { Name = "other" };
        using var after = new EmbeddingCorpus(other, _store.Documents, _store.Vectors);
        await after.Answers.Corpus.RefreshAsync(CancellationToken.None);
        (await after.EmbedAsync()).ShouldBeTrue();

        other.Texts.Count.ShouldBe(7);
        (await _store.Vectors.ListAsync("fake/1", CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Vectors_that_are_damaged_or_of_another_length_are_made_anew(bool isDamaged)
    {
        using var corpus = Corpus();
        var entry = await corpus.Answers.AddAsync("pact.txt", "The pact", Text);
        var sheet = isDamaged ? [1, 2, 3] : Sheets.Of([[1, 0], [0, 1]]).Write();
        await _store.Vectors.SaveAsync(corpus.Encoder.Model, new StoredVectors(entry.ReadingId, sheet), CancellationToken.None);

        (await corpus.EmbedAsync()).ShouldBeTrue();

        _fake.Texts.Count.ShouldBe(7);
        corpus.Answers.Vectors.Find(entry)!.Dimensions.ShouldBe(16);
    }

    [Fact]
    public async Task A_corpus_without_documents_is_done_at_once()
    {
        using var corpus = Corpus();

        (await corpus.EmbedAsync()).ShouldBeTrue();

        corpus.Embedder.Progress.IsDone.ShouldBeTrue();
    }

    private EmbeddingCorpus Corpus() => new(_fake, _store.Documents, _store.Vectors);
}
