using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Sync;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Ingestion;

public sealed class CorpusSyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InMemoryDocumentStore _store = new();
    private readonly IngestionOptions _options = new() { MaxFileBytes = 100_000 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_files_answer()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("deep/b.md", "# B\n\nBeta text.");
        _folder.Write("deep/c.html", "<p>Gamma text.</p>");
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["a.txt", "deep/b.md", "deep/c.html"]);
        summary.Refused.ShouldBeEmpty();
        (await TextOfAsync("deep/b.md")).ShouldBe("B\n\nBeta text.");
        (await _store.ListSourcesAsync("pacts", default)).Single(source => source.Path == "a.txt").Source.Sha256
            .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Alpha text."u8)));
    }

    [Fact]
    public async Task Unchanged_files_change_nothing()
    {
        var path = _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        var version = await _store.VersionAsync(default);
        (await SyncAsync()).Unchanged.ShouldBe(1);

        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var touched = await SyncAsync();
        touched.Unchanged.ShouldBe(1);
        touched.HasChanges.ShouldBeFalse();
        (await _store.ListSourcesAsync("pacts", default)).Single().Source.Modified.Year.ShouldBe(2020);
        (await _store.VersionAsync(default)).ShouldBe(version);
    }

    [Fact]
    public async Task A_file_of_the_same_size_and_time_is_not_even_opened()
    {
        var path = _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var summary = await SyncAsync();
            summary.Unchanged.ShouldBe(1);
            summary.Refused.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_file_written_again_within_a_tick_of_the_file_systems_clock_is_read_again()
    {
        var lately = Reads.Time.GetUtcNow().UtcDateTime.AddSeconds(-1);
        File.SetLastWriteTimeUtc(_folder.Write("a.txt", "The toll is 18 crowns."), lately);
        await SyncAsync();
        (await SyncAsync()).Unchanged.ShouldBe(1);

        File.SetLastWriteTimeUtc(_folder.Write("a.txt", "The toll is 19 crowns."), lately);
        (await SyncAsync()).Changed.ShouldBe(["a.txt"]);
        (await TextOfAsync("a.txt")).ShouldBe("The toll is 19 crowns.");
    }

    [Fact]
    public async Task Of_many_files_only_the_changed_one_is_read_and_one_of_the_same_bytes_under_another_time_is_not()
    {
        var reader = new CountingReader();
        for (var i = 0; i < 20; i++)
        {
            _folder.Write($"{i:00}.count", $"Text {i}.");
        }

        await SyncAsync(reader);
        reader.Read.Count.ShouldBe(20);
        reader.Read.Clear();
        _folder.Write("07.count", "Text 7, corrected.");
        File.SetLastWriteTimeUtc(_folder.At("11.count"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var summary = await SyncAsync(reader);

        reader.Read.ShouldBe(["07.count"]);
        summary.Changed.ShouldBe(["07.count"]);
        summary.Unchanged.ShouldBe(19);
    }

    [Fact]
    public async Task A_changed_file_answers_with_its_new_text()
    {
        _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        _folder.Write("a.txt", "Alpha text, corrected.");
        (await SyncAsync()).Changed.ShouldBe(["a.txt"]);
        (await TextOfAsync("a.txt")).ShouldBe("Alpha text, corrected.");
    }

    [Fact]
    public async Task A_deleted_file_stops_answering()
    {
        var path = _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        File.Delete(path);
        (await SyncAsync()).Removed.ShouldBe(["a.txt"]);
        (await _store.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_folder_withdraws_nothing()
    {
        _folder.Write("in/a.txt", "Alpha text.");
        await SyncAsync(_folder.At("in"));
        Directory.Move(_folder.At("in"), _folder.At("out"));
        var summary = await SyncAsync(_folder.At("in"));
        summary.Failure!.ShouldContain(_folder.At("in"));
        (await _store.ListAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_became_empty_or_binary_stops_answering()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("b.txt", "Beta text.");
        await SyncAsync();
        _folder.Write("a.txt", "");
        _folder.Write("b.txt", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 37))]);
        var summary = await SyncAsync();
        summary.Removed.ShouldBe(["a.txt", "b.txt"]);
        summary.Refused.Select(refused => (refused.Path, refused.StillAnswers)).ShouldBe([("a.txt", false), ("b.txt", false)]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_for_now_goes_on_answering_and_is_named()
    {
        var path = _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        File.WriteAllText(path, "Alpha text, corrected.");
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var summary = await SyncAsync();
            summary.HasChanges.ShouldBeFalse();
            summary.Refused.Single().ShouldSatisfyAllConditions(refused => refused.Path.ShouldBe("a.txt"),
                refused => refused.StillAnswers.ShouldBeTrue());
        }

        (await TextOfAsync("a.txt")).ShouldBe("Alpha text.");
        (await SyncAsync()).Changed.ShouldBe(["a.txt"]);
    }

    [SkippableFact]
    public async Task What_lies_in_a_folder_that_may_not_be_opened_goes_on_answering()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs a user to whom a folder can be closed.");
        _folder.Write("shut/b.txt", "Beta text.");
        await SyncAsync();
        SetMode(_folder.At("shut"), UnixFileMode.None);
        var summary = await SyncAsync();
        SetMode(_folder.At("shut"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        summary.HasChanges.ShouldBeFalse();
        summary.Refused.Single().ShouldSatisfyAllConditions(refused => refused.Path.ShouldBe("shut/"),
            refused => refused.StillAnswers.ShouldBeTrue());
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    [Fact]
    public async Task A_reader_that_fails_withdraws_nothing_and_stops_nothing()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("b.zap", "x");
        var summary = await SyncAsync(new FailingReader());
        summary.Added.ShouldBe(["a.txt"]);
        summary.Refused.Single().ShouldSatisfyAllConditions(refused => refused.Path.ShouldBe("b.zap"),
            refused => refused.Reason.ShouldContain("zap/1"));
    }

    [Fact]
    public async Task A_file_that_makes_no_document_is_not_read_again_until_it_or_its_readers_change()
    {
        var path = _folder.Write("b.zap", "x");
        File.WriteAllBytes(_folder.Write("scan.md", ""), [0x89, .. "PNG\r\n\u001a\n"u8]);
        var reader = new FailingReader();
        var first = await SyncAsync(reader);
        reader.Read.ShouldBe(1);

        var second = await SyncAsync(reader);
        reader.Read.ShouldBe(1);
        second.Refused.ShouldBe(first.Refused);
        second.PassedOver.ShouldBe(first.PassedOver);
        (await _store.ListFindingsAsync("pacts", default)).Select(finding => finding.Path).ShouldBe(["b.zap", "scan.md"]);

        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await SyncAsync(reader);
        reader.Read.ShouldBe(2);

        reader.Version = "zap/2";
        await SyncAsync(reader);
        reader.Read.ShouldBe(3);

        _options.ReadSeconds++;
        await SyncAsync(reader);
        reader.Read.ShouldBe(4);
    }

    [Fact]
    public async Task A_document_goes_on_answering_while_its_new_file_cannot_be_read()
    {
        var reader = new FailingReader { Fails = false };
        _folder.Write("b.zap", "Old text.");
        await SyncAsync(reader);
        reader.Fails = true;
        _folder.Write("b.zap", "New text, longer.");
        (await SyncAsync(reader)).Refused.Single().StillAnswers.ShouldBeTrue();
        (await SyncAsync(reader)).Refused.Single().StillAnswers.ShouldBeTrue();
        reader.Read.ShouldBe(2);
        (await TextOfAsync("b.zap")).ShouldBe("Old text.");
    }

    [Fact]
    public async Task A_name_that_lies_is_read_by_what_the_bytes_are()
    {
        _folder.Write("page.txt", "<!DOCTYPE html><html><body><script>x()</script><p>Alpha text.</p></body></html>");
        File.WriteAllBytes(_folder.Write("scan.md", ""), [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8]);
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["page.txt"]);
        (await TextOfAsync("page.txt")).ShouldBe("Alpha text.");
        summary.PassedOver.Single().ShouldSatisfyAllConditions(passed => passed.Path.ShouldBe("scan.md"),
            passed => passed.Reason.ShouldBe("It is a PNG image."));
        var again = await SyncAsync();
        again.HasChanges.ShouldBeFalse();
        again.Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_that_becomes_a_kind_that_no_reader_takes_answers_no_longer()
    {
        var path = _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
        var summary = await SyncAsync();
        summary.Removed.ShouldBe(["a.txt"]);
        (await _store.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_renamed_to_another_ending_is_read_as_that_one_promises()
    {
        var path = _folder.Write("a.txt", "# Ferries\n\nThey sail at noon, and again at six o'clock in the evening, every day but Sunday.");
        await SyncAsync();
        File.Move(path, Path.ChangeExtension(path, ".md"));
        var summary = await SyncAsync();
        summary.Renamed.Single().To.ShouldBe("a.md");
        (await TextOfAsync("a.md")).ShouldStartWith("Ferries\n\nThey");
    }

    [Fact]
    public async Task Files_that_no_reader_takes_are_named()
    {
        _folder.Write("a.xyz", "x");
        _folder.Write("b.XYZ", "x");
        _folder.Write("README", "x");
        _folder.Write(".hidden.txt", "x");
        var summary = await SyncAsync();
        summary.PassedOver.Select(file => file.Path).ShouldBe(["README", "a.xyz", "b.XYZ"]);
        summary.Refused.ShouldBeEmpty();
        (await _store.ListFindingsAsync("pacts", default)).ShouldAllBe(finding => finding.Kind == SourceFindingKind.PassedOver);
    }

    [Fact]
    public async Task What_is_understood_in_part_answers_and_is_named_until_it_is_corrected()
    {
        _folder.Write("front.md", "---\ntitle: Staff handbook: leave\n---\nThe text.");
        _folder.Write("empty.txt", "");
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["front.md"]);
        (await TextOfAsync("front.md")).ShouldBe("The text.");
        var found = await _store.ListFindingsAsync("pacts", default);
        found.Select(finding => (finding.Path, finding.Kind))
            .ShouldBe([("empty.txt", SourceFindingKind.Refused), ("front.md", SourceFindingKind.Warning)]);

        (await SyncAsync()).Warnings.ShouldBe(summary.Warnings, "the file is not read again, and is still broken");
        (await _store.ListFindingsAsync("pacts", default)).ShouldBe(found);

        _folder.Write("front.md", "---\ntitle: 'Staff handbook: leave'\n---\nThe text.");
        (await SyncAsync()).Warnings.ShouldBeEmpty();
        (await _store.ListFindingsAsync("pacts", default)).Select(finding => finding.Path).ShouldBe(["empty.txt"]);
    }

    [Fact]
    public async Task A_renamed_file_keeps_its_document_and_its_readings()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("b.txt", "Beta text.");
        await SyncAsync();
        var before = (await _store.ListAsync(default)).Single(entry => entry.Document.Path == "a.txt");
        Directory.CreateDirectory(_folder.At("deep"));
        File.Move(_folder.At("a.txt"), _folder.At("deep/alpha.txt"));

        var summary = await SyncAsync();

        summary.Renamed.ShouldBe([new("a.txt", "deep/alpha.txt")]);
        (summary.Added.Count, summary.Removed.Count, summary.Unchanged).ShouldBe((0, 0, 2));
        (await _store.ListAsync(default)).ShouldContain(before with { Document = before.Document with { Path = "deep/alpha.txt" } });
        (await _store.FindReadingAsync(before.ReadingId, default))!.Text.ShouldBe("Alpha text.");
    }

    [Fact]
    public async Task A_copy_is_another_document_and_a_renamed_file_that_was_edited_too()
    {
        _folder.Write("a.txt", "Alpha text.");
        await SyncAsync();
        _folder.Write("b.txt", "Alpha text.");
        (await SyncAsync()).Added.ShouldBe(["b.txt"]);

        File.Delete(_folder.At("a.txt"));
        File.Delete(_folder.At("b.txt"));
        _folder.Write("c.txt", "Alpha TEXT.");
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["c.txt"]);
        summary.Removed.ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public async Task A_file_renamed_to_another_ending_is_read_by_its_own_reader_as_the_same_document()
    {
        _folder.Write("a.txt", "# Alpha\n\nText.");
        await SyncAsync();
        var before = (await _store.ListAsync(default)).Single();
        File.Move(_folder.At("a.txt"), _folder.At("a.md"));
        (await SyncAsync()).Changed.ShouldBe(["a.md"]);
        var after = (await _store.ListAsync(default)).Single();
        (after.Document.Id, after.Document.Path).ShouldBe((before.Document.Id, "a.md"));
        (await _store.FindReadingAsync(before.ReadingId, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Hostile_files_are_refused_by_name_and_the_rest_goes_on()
    {
        _folder.Write("empty.txt", "");
        _folder.Write("large.txt", new string('x', 100_001));
        _folder.Write("blank.txt", " \n \n");
        _folder.Write("line\nbreak.txt", "Text.");
        _folder.Write("good.txt", "Good text.");
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["good.txt"]);
        summary.Refused.Select(refused => refused.Path).Order(StringComparer.Ordinal)
            .ShouldBe(["blank.txt", "empty.txt", "large.txt", "line?break.txt"]);
        summary.Refused.ShouldAllBe(refused => refused.Reason.EndsWith('.'));
    }

    [Fact]
    public async Task Links_out_of_the_folder_and_in_circles_are_refused()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.txt", "Secret text.");
        _folder.Write("in/a.txt", "Alpha text.");
        File.CreateSymbolicLink(_folder.At("file.txt"), outside.At("secret.txt"));
        Directory.CreateSymbolicLink(_folder.At("folder"), outside.Path);
        Directory.CreateSymbolicLink(_folder.At("in/circle"), _folder.Path);
        File.CreateSymbolicLink(_folder.At("self.txt"), _folder.At("self.txt"));
        File.CreateSymbolicLink(_folder.At("sly.txt"), _folder.At("in/../folder/secret.txt"));
        File.CreateSymbolicLink(_folder.At("fine.txt"), _folder.At("in/a.txt"));
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["fine.txt", "in/a.txt"]);
        summary.Refused.Select(refused => refused.Path).Order(StringComparer.Ordinal)
            .ShouldBe(["file.txt", "folder", "in/circle", "self.txt", "sly.txt"]);
    }

    [Fact]
    public async Task What_lies_too_deep_or_beyond_the_number_is_named_and_nothing_known_is_withdrawn()
    {
        _folder.Write("1/a.txt", "Alpha text.");
        _folder.Write("1/2/3/b.txt", "Beta text.");
        _folder.Write("z.txt", "Zeta text.");
        await SyncAsync();
        _options.MaxFolderDepth = 2;
        (await SyncAsync()).ShouldSatisfyAllConditions(partial => partial.Removed.ShouldBeEmpty(),
            partial => partial.IsPartial.ShouldBeTrue());
        _options.MaxFiles = 1;
        var summary = await SyncAsync();
        summary.Removed.ShouldBeEmpty();
        summary.Refused.ShouldContain(refused => refused.Reason.Contains("MaxFiles", StringComparison.Ordinal));
        (await _store.ListAsync(default)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Sources_yaml_states_and_corrects_what_is_known()
    {
        _folder.Write("sub/a.txt", "Alpha text.");
        _folder.Write("sub/b.txt", "By-line\n\nBeta text.");
        _folder.Write("sources.yaml",
            "'*.txt':\n  publisher: Kite Press\n  language: en\nsub/a.txt:\n  title: The Alpha\n  date: 2016-07-26\n"
                + "  url: https://kite.example/a\n");
        _folder.Write("sub/sources.yaml", "a.txt:\n  publisher:\nb.txt:\n  ignore: true\n");
        await SyncAsync();
        (await _store.ListAsync(default)).Single().Document.Metadata
            .ShouldBe(new("The Alpha", null, null, new DateOnly(2016, 7, 26), new Uri("https://kite.example/a"), "en"));
    }

    [Fact]
    public async Task Text_under_the_name_of_another_kind_is_read_once()
    {
        foreach (var name in new[] { "a.doc", "b.pdf", "c.docx" })
        {
            _folder.Write(name, "The gate opens at five.");
        }

        (await SyncAsync()).Added.Count.ShouldBe(3);
        var summary = await SyncAsync();
        (summary.Unchanged, summary.HasChanges).ShouldBe((3, false));
    }

    [Fact]
    public async Task Sources_yaml_states_how_documents_stand_to_one_another()
    {
        _folder.Write("a.txt", "This document replaces the Harbour Rules 2019.");
        _folder.Write("sources.yaml",
            "a.txt:\n  title: Protocol amending the Convention on Locks\n  replaces:\n  superseded_by: [b.txt, c.txt]\n  version: 2\n");
        await SyncAsync();
        var facts = (await _store.ListAsync(default)).Single().Facts;
        facts.Relations.ShouldBe([
            new(RelationKind.ReplacedBy, "b.txt"), new(RelationKind.ReplacedBy, "c.txt"), new(RelationKind.Amends, "Convention on Locks"),
        ]);
        facts.Version.ShouldBe("2");
    }

    [Fact]
    public async Task A_correction_taken_back_counts_no_longer()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("sources.yaml", "a.txt:\n  author: Ann Lee\n");
        await SyncAsync();
        File.Delete(_folder.At("sources.yaml"));
        (await SyncAsync()).Changed.ShouldBe(["a.txt"]);
        (await _store.ListAsync(default)).Single().Document.Metadata.Author.ShouldBeNull();

        _folder.Write("sources.yaml", "a.txt:\n  ignore: true\n");
        (await SyncAsync()).Removed.ShouldBe(["a.txt"]);
    }

    [Theory]
    [InlineData("a.txt:\n  title: [\n", 3)]
    [InlineData("a.txt:\n  title: A\n  titel: B\n", 1)]
    [InlineData("b.txt:\n  title: A\na.txt:\n  date: 04/05/2016\n", 3)]
    [InlineData("a.txt: &x {title: A}\nb.txt: *x\n", 2)]
    public async Task A_broken_sources_yaml_is_refused_with_its_line_and_the_rest_is_indexed(string yaml, int line)
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("sources.yaml", yaml);
        var summary = await SyncAsync();
        summary.Added.ShouldBe(["a.txt"]);
        summary.Refused.Single().Path.ShouldBe("sources.yaml");
        summary.Refused.Single().Reason.ShouldContain($"line {line}:");
    }

    [Fact]
    public async Task Breaking_sources_yaml_leaves_known_documents_as_they_are()
    {
        _folder.Write("a.txt", "Alpha text.");
        _folder.Write("sources.yaml", "a.txt:\n  author: Ann Lee\n");
        await SyncAsync();
        _folder.Write("sources.yaml", "a.txt: [\n");
        (await SyncAsync()).HasChanges.ShouldBeFalse();
        (await _store.ListAsync(default)).Single().Document.Metadata.Author.ShouldBe("Ann Lee");
    }

    [Fact]
    public async Task Of_two_files_with_one_path_the_second_is_refused()
    {
        using var other = new TemporaryFolder();
        _folder.Write("a.txt", "Alpha text.");
        other.Write("a.txt", "Other alpha.");
        other.Write("b.txt", "Beta text.");
        var summary = await SyncAsync(_folder.Path, other.Path);
        summary.Added.ShouldBe(["a.txt", "b.txt"]);
        summary.Refused.Single().Path.ShouldBe("a.txt");
        (await TextOfAsync("a.txt")).ShouldBe("Alpha text.");
    }

    [Fact]
    public async Task Progress_counts_every_file_and_what_is_saved_answers_already()
    {
        for (var i = 0; i < 30; i++)
        {
            _folder.Write($"{i:00}.txt", $"Text {i}.");
        }

        var seen = new List<(int Done, int Answering)>();
        await Sync().SyncAsync(new("pacts", [_folder.Path]),
            new Reporter(progress => seen.Add((progress.Done, _store.ListAsync(default).Result.Count))), default);
        seen.ShouldBe(Enumerable.Range(1, 30).Select(i => (i, i)));
    }

    [Fact]
    public async Task A_cancelled_sync_keeps_what_is_saved()
    {
        for (var i = 0; i < 30; i++)
        {
            _folder.Write($"{i:00}.txt", $"Text {i}.");
        }

        using var stopping = new CancellationTokenSource();
        var reporter = new Reporter(progress =>
        {
            if (progress.Done == 5)
            {
                stopping.Cancel();
            }
        });
        await Should.ThrowAsync<OperationCanceledException>(() => Sync().SyncAsync(new("pacts", [_folder.Path]), reporter, stopping.Token));
        (await _store.ListAsync(default)).Count.ShouldBeInRange(5, 6);
        (await SyncAsync()).Failure.ShouldBeNull();
        (await _store.ListAsync(default)).Count.ShouldBe(30);
    }

    [Fact]
    public void Ingestion_registers_whole()
    {
        var services = new ServiceCollection().AddLogging().AddIngestion().AddSingleton<IDocumentStore>(_store)
            .BuildServiceProvider(validateScopes: true);
        services.GetRequiredService<CorpusSync>().ShouldNotBeNull();
        services.GetRequiredService<SourceExtractor>().Takes("a/B.HTM").ShouldBeTrue();
    }

    private Task<SyncSummary> SyncAsync(params string[] folders) =>
        Sync().SyncAsync(new("pacts", folders.Length > 0 ? folders : [_folder.Path]), progress: null, CancellationToken.None);

    private Task<SyncSummary> SyncAsync(IDocumentReader reader) =>
        Sync(reader).SyncAsync(new("pacts", [_folder.Path]), progress: null, CancellationToken.None);

    private CorpusSync Sync(params IDocumentReader[] readers)
    {
        var builtIn = new ServiceCollection().AddSingleton(Reads.Time).AddIngestion().BuildServiceProvider().GetServices<IDocumentReader>();
        return new(_store, new([.. builtIn, .. readers]), Options.Create(_options), Reads.Time, NullLogger<CorpusSync>.Instance);
    }

    private async Task<string> TextOfAsync(string path)
    {
        var entry = (await _store.ListAsync(default)).Single(entry => entry.Document.Path == path);
        return (await _store.FindReadingAsync(entry.ReadingId, default))!.Text;
    }

    private sealed class Reporter(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }

    private sealed class FailingReader : IDocumentReader
    {
        public string MediaType => "text/x-zap";

        public IReadOnlySet<string> Extensions { get; } = new HashSet<string> { ".zap" };

        public string Version { get; set; } = "zap/1";

        public bool Fails { get; set; } = true;

        public int Read { get; private set; }

        ReadOutcome IDocumentReader.Read(SourceFile file, CancellationToken cancellationToken)
        {
            Read++;
            return Fails
                ? throw new InvalidOperationException("Zap.")
                : new ReadDocument(DocumentMetadata.Unknown, [new Paragraph(Encoding.UTF8.GetString(file.Content.Span))]);
        }
    }

    private sealed class CountingReader : IDocumentReader
    {
        public ConcurrentBag<string> Read { get; } = [];

        public string MediaType => "text/x-count";

        public IReadOnlySet<string> Extensions { get; } = new HashSet<string> { ".count" };

        public string Version => "count/1";

        ReadOutcome IDocumentReader.Read(SourceFile file, CancellationToken cancellationToken)
        {
            Read.Add(file.Path);
            return new ReadDocument(DocumentMetadata.Unknown, [new Paragraph(Encoding.UTF8.GetString(file.Content.Span))]);
        }
    }
}
