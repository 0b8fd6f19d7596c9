using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Ingestion.Readers;
using TreatyBot.TestDriver;

namespace TreatyBot.Tests.Ingestion.Isolation;

/// <summary>Real processes that hang, grow and break.</summary>
public sealed class ReadingProcessesTests : IDisposable
{
    private readonly IngestionOptions _options = new() { ReadSeconds = 120, ReadMegabytes = 256 };
    private readonly ReadingProcesses _processes;
    private readonly SourceExtractor _extractor;

    public ReadingProcessesTests()
    {
        _processes = new(new("dotnet", [Path.Combine(AppContext.BaseDirectory, "TreatyBot.TestDriver.dll"), "read"]),
            Options.Create(_options), TimeProvider.System);
        _extractor = new([new TroublesomeReader()], _processes);
    }

    public void Dispose() => _processes.Dispose();

    [Fact]
    public async Task What_comes_back_is_what_would_have_been_read_here()
    {
        var file = Trouble("Some text with \"marks\" and 日本語, behind\nan end of line.");
        var there = (await _extractor.ExtractAsync(file, CancellationToken.None)).ShouldBeOfType<Extract>();
        var here = new SourceExtractor([new TroublesomeReader()]).Extract(file, CancellationToken.None);
        JsonSerializer.Serialize<ExtractOutcome>(there).ShouldBe(JsonSerializer.Serialize(here));
        there.Parts.ShouldNotBeEmpty();
        there.Pages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_process_reads_one_file_after_the_other()
    {
        var first = await TextOfAsync("who");
        (await TextOfAsync("who")).ShouldBe(first);
        first.ShouldNotContain($"Process {Environment.ProcessId} ");
        _processes.EndIdle();
        (await TextOfAsync("who")).ShouldNotBe(first);
    }

    [Fact]
    public async Task No_token_reaches_a_process_that_opens_files_of_whoever()
    {
        Environment.SetEnvironmentVariable("TREATYBOT__Slack__BotToken", "xoxb-secret");
        try
        {
            (await TextOfAsync("who")).ShouldContain("knows no token");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TREATYBOT__Slack__BotToken", null);
        }
    }

    [Fact]
    public async Task A_file_that_is_read_for_ever_is_given_up_and_the_next_one_is_read()
    {
        _options.ReadSeconds = 1;
        var refusal = (await _extractor.ExtractAsync(Trouble("hang"), CancellationToken.None)).ShouldBeOfType<ExtractRefusal>();
        refusal.Reason.ShouldBe("Reading it took longer than 1 s and was given up. "
            + "Split it, save it anew, or raise Ingestion:ReadSeconds.");
        refusal.ByContent.ShouldBeFalse();
        _options.ReadSeconds = 120;
        (await TextOfAsync("The next file.")).ShouldContain("The next file.");
    }

    [Fact]
    public async Task A_file_that_takes_more_memory_than_there_is_is_refused_and_the_next_one_is_read()
    {
        var refusal = (await _extractor.ExtractAsync(Trouble("grow"), CancellationToken.None)).ShouldBeOfType<ExtractRefusal>();
        refusal.Reason.ShouldBe("Reading it takes more memory than it is given. Split it, save it anew, or raise Ingestion:ReadMegabytes.");
        (await TextOfAsync("The next file.")).ShouldContain("The next file.");
    }

    [Fact]
    public async Task A_file_that_ends_the_process_is_refused_and_the_next_one_is_read()
    {
        var refusal = (await _extractor.ExtractAsync(Trouble("recurse"), CancellationToken.None)).ShouldBeOfType<ExtractRefusal>();
        refusal.Reason.ShouldBe("The process that read it has ended over it. Save it anew or as another kind of file, or raise "
            + "Ingestion:ReadMegabytes.");
        (await TextOfAsync("The next file.")).ShouldContain("The next file.");
    }

    [Fact]
    public async Task What_a_reader_threw_is_told_with_its_place()
    {
        var refusal = (await _extractor.ExtractAsync(Trouble("fail"), CancellationToken.None)).ShouldBeOfType<ExtractRefusal>();
        refusal.Reason.ShouldContain("trouble/1");
        refusal.Fault.ShouldNotBeNull().ShouldContain(nameof(TroublesomeReader));
    }

    [Fact]
    public async Task Whoever_stops_waiting_ends_the_process()
    {
        using var stopping = new CancellationTokenSource();
        var reading = _extractor.ExtractAsync(Trouble("hang"), stopping.Token);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        (await TextOfAsync("The next file.")).ShouldContain("The next file.");
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_refuses_the_file_and_says_what_to_do()
    {
        using var processes = new ReadingProcesses(new(Path.Combine(AppContext.BaseDirectory, "nobody"), []), Options.Create(_options),
            TimeProvider.System);
        (await processes.ExtractAsync(Trouble("x"), CancellationToken.None))
            .ShouldBeOfType<ExtractRefusal>().Reason.ShouldContain("cannot be started");
    }

    [Theory]
    [InlineData("a.txt", "Text.")]
    [InlineData("a.html", "<p>Text.</p>")]
    [InlineData("a.md", "Text.")]
    [InlineData("a.csv", "Ship,Toll\nGull,4\n")]
    public async Task Small_texts_are_read_here(string path, string content)
    {
        using var processes = new ReadingProcesses(new(Path.Combine(AppContext.BaseDirectory, "nobody"), []), Options.Create(_options),
            TimeProvider.System);
        var extractor = new SourceExtractor(BuiltIn(), processes);
        (await extractor.ExtractAsync(new SourceFile(path, Encoding.UTF8.GetBytes(content)), CancellationToken.None))
            .ShouldBeOfType<Extract>();
        (await extractor.ExtractAsync(new SourceFile("a.zip", "PK\u0005\u0006"u8.ToArray()), CancellationToken.None))
            .ShouldBeOfType<ExtractRefusal>().Reason.ShouldContain("cannot be started");
    }

    private static IEnumerable<IDocumentReader> BuiltIn() =>
        new ServiceCollection().AddIngestion().BuildServiceProvider().GetServices<IDocumentReader>();

    private static SourceFile Trouble(string text) => new("a.trouble", Encoding.UTF8.GetBytes(text));

    private async Task<string> TextOfAsync(string text) => (await _extractor.ExtractAsync(Trouble(text), CancellationToken.None))
        .ShouldBeOfType<Extract>().Text;
}
