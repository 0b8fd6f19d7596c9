using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Mutations;

/// <summary>Whatever a file holds, reading it ends, and never with a fault of ours.</summary>
[Collection(Alone.Name)]
public sealed class MutatedFilesTests
{
    /// <summary>No file of a few kilobytes takes any reader a second; a machine may be busy.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly SourceExtractor _extractor = new ServiceCollection().AddLogging().AddIngestion().BuildServiceProvider()
        .GetRequiredService<SourceExtractor>();

    [Fact]
    public void Every_whole_file_is_read()
    {
        foreach (var (name, content) in WholeFiles.All)
        {
            var outcome = Read(name, content);
            (outcome is Extract or ExtractArchive).ShouldBeTrue($"{name}: {outcome}");
        }
    }

    [Fact]
    public Task Broken_files_are_read_or_refused_and_never_end_the_reading() => ReadAsync(300, seed: 15);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Ten_thousand_broken_files_are_read_or_refused_and_nothing_grows() => ReadAsync(10_000, seed: 16);

    private async Task ReadAsync(int count, int seed)
    {
        var files = new MutatedFiles(seed);
        var kept = 0L;
        for (var i = 0; i < count; i++)
        {
            var (name, content) = files.Next();
            try
            {
                var outcome = await Task.Run(() => Read(name, content)).WaitAsync(Longest);
                FailureOf(outcome).ShouldBeNull();
            }
            catch (Exception fault) when (fault is TimeoutException or ShouldAssertException)
            {
                var path = Path.Combine(Path.GetTempPath(), $"mutation-{i}{Path.GetExtension(name)}");
                await File.WriteAllBytesAsync(path, content);
                throw new InvalidOperationException($"Mutation {i} ({name}): {fault.Message} It lies at {path}.", fault);
            }

            if (i == count / 4)
            {
                kept = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        (GC.GetTotalMemory(forceFullCollection: true) - kept).ShouldBeLessThan(64L * 1024 * 1024);
    }

    private static string? FailureOf(ExtractOutcome outcome) => outcome switch
    {
        ExtractRefusal { Fault: { } fault } => fault,
        Extract extract => extract.Parts.Select(part => FailureOf(part.Outcome)).FirstOrDefault(failure => failure is not null),
        ExtractArchive archive => archive.Parts.Select(part => FailureOf(part.Outcome)).FirstOrDefault(failure => failure is not null),
        _ => null,
    };

    private ExtractOutcome Read(string name, byte[] content) => _extractor.Extract(new SourceFile(name, content), CancellationToken.None);
}
