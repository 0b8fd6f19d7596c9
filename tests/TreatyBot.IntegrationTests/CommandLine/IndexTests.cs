using System.Text;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class IndexTests : IDisposable
{
    /// <summary>The collection as an operator configures it: the sample's own folder may be gone.</summary>
    private static readonly string[] Configured = ["--set", "Collections:0:Name=papers", "--set", "Collections:0:Folders:0=config/corpus"];

    private readonly Installation _bot = new();

    [Fact]
    public async Task The_summary_names_what_was_added_changed_removed_and_refused_and_why()
    {
        _bot.With("config/corpus/a.txt", "First\n\nThe first paper speaks of ferries.")
            .With("config/corpus/b.txt", "Second\n\nThe second paper speaks of bridges.");
        (await _bot.RunAsync("index")).Output.ShouldContain("2 added");

        _bot.With("config/corpus/a.txt", "First\n\nThe first paper speaks of tunnels.")
            .With("config/corpus/empty.txt", "")
            .With("config/corpus/notes.xyz", "x");
        File.Delete(_bot.Path("config/corpus/b.txt"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "treatybot.dll"), _bot.Path("config/corpus/binary.txt"));
        File.CreateSymbolicLink(_bot.Path("config/corpus/passwd.txt"), "/etc/passwd");
        var (code, output, _) = await _bot.RunAsync("index");

        code.ShouldBe(0);
        output.ShouldContain("0 added, 1 changed, 1 removed, 0 unchanged, 3 refused");
        foreach (var words in new[]
        {
            "changed a.txt",
            "removed b.txt",
            "refused empty.txt:",
            "refused binary.txt:",
            "refused passwd.txt:",
            ".xyz",
        })
        {
            output.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_missing_folder_leaves_what_was_indexed_and_fails_with_a_sentence()
    {
        _bot.With("config/corpus/a.txt", "First\n\nThe first paper speaks of ferries.");
        await _bot.RunAsync(["index", .. Configured]);
        Directory.Move(_bot.Path("config/corpus"), _bot.Path("config/elsewhere"));

        var (code, output, _) = await _bot.RunAsync(["index", .. Configured]);

        code.ShouldBe(1);
        Folded(output).ShouldContain("was left as it is");
    }

    [Fact]
    public async Task Broken_front_matter_is_named_once_by_index_and_again_by_doctor_and_nowhere_else()
    {
        _bot
            .With(
                "config/corpus/leave.md",
                "---\ntitle: Staff handbook: leave\n---\n# Leave\n\nLeave is asked for in writing, three weeks ahead.")
                .With("config/corpus/plan.psd", "8BPS")
                .With("config/corpus/half.md", "---\ntitle: [unclosed\n---\nFerries sail at noon.");

        var (code, output, errors) = await _bot.RunAsync("index");

        code.ShouldBe(0);
        errors.ShouldBeEmpty();
        output.ShouldContain("2 added");
        output.Split("leave.md: Its front matter is broken at line 2").Length.ShouldBe(2);
        output.ShouldContain("passed over plan.psd");
        var doctor = Folded((await _bot.RunAsync("doctor")).Output);
        doctor.ShouldContain("leave.md: Its front matter is broken at line 2");
        doctor.ShouldContain("half.md: Its front matter is broken");
        doctor.ShouldContain("1 .psd files were passed over");
        (_, output, errors) = await _bot.RunAsync("ask", "How is leave asked for?");
        Folded(output).ShouldContain("three weeks ahead");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_could_not_be_looked_through_fails_the_command()
    {
        _bot.With("config/corpus/a/b/c.txt", "Ferries sail at noon.").With("config/corpus/d.txt", "Bridges are closed in winter.");

        var (code, output, _) = await _bot.RunAsync("index", "--set", "Ingestion:MaxFolderDepth=1");

        code.ShouldBe(1);
        Folded(output).ShouldContain("refused a/b: It lies more than 1 folders deep");
        output.ShouldContain("1 added");
    }

    [Fact]
    public async Task A_damaged_store_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_bot.Path("data"));
        var garbage = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("this is no database. ", 500)));
        await File.WriteAllBytesAsync(_bot.Store, garbage);

        var (code, _, errors) = await _bot.RunAsync("index");

        code.ShouldBe(1);
        errors.ShouldContain("damaged");
        (await File.ReadAllBytesAsync(_bot.Store)).ShouldBe(garbage);
    }

    [Fact]
    public async Task A_sync_that_is_killed_goes_on_where_it_was_and_loses_nothing()
    {
        const int Papers = 400;
        for (var i = 0; i < Papers; i++)
        {
            _bot.With(
                $"config/corpus/{i:000}.txt",
                $"Paper {i}\n\nThe toll of ferry number {i} is {i + 1000} crowns. "
                    + $"{string.Concat(Enumerable.Repeat("It crosses the river at noon. ", 40))}");
        }

        var random = new Random(7);
        for (var kill = 0; kill < 4; kill++)
        {
            using var indexing = _bot.Start("index");
            await Task.Delay(random.Next(600, 1600));
            indexing.Kill();
            await indexing.WaitForExitAsync();
        }

        var (code, output, _) = await _bot.RunAsync("index");
        code.ShouldBe(0);
        output.ShouldContain("0 refused");
        var counts = System.Text.RegularExpressions.Regex.Match(output, @"(\d+) added, 0 changed, 0 removed, (\d+) unchanged");
        (int.Parse(counts.Groups[1].Value) + int.Parse(counts.Groups[2].Value)).ShouldBe(Papers);
        (await _bot.RunAsync("ask", "What is the toll of ferry number 399?")).Output.ShouldContain("1399 crowns");
    }

    public void Dispose() => _bot.Dispose();

    private static string Folded(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
