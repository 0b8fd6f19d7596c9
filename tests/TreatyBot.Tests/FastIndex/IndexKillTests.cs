using System.Diagnostics;
using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using TreatyBot.IndexKillDriver;
using TreatyBot.Tests.Search;

namespace TreatyBot.Tests.FastIndex;

/// <summary>
/// A process that changes, merges and keeps an index is killed again and again; what it leaves behind is always one whole state.
/// </summary>
public sealed class IndexKillTests : IDisposable
{
    private const int Kills = 200;

    /// <summary>In milliseconds, from the first change on.</summary>
    private const double LongestLife = 25;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Trait("Category", "Slow")]
    [Fact]
    public async Task Killed_at_any_instant_it_leaves_the_old_state_or_the_new_one()
    {
        var random = new Random(20);
        var step = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var (applied, kept) = await RunAndKillAsync(step, random);

            var logger = new CollectingLogger();
            using var index = FastPassageIndex.Open(_folder.Path, logger);
            logger.Messages.ShouldBeEmpty();
            step = StepOf(index, Math.Max(step, kept), Math.Max(step, applied + 1));
        }

        step.ShouldBeGreaterThan(Kills);
    }

    /// <returns>The last step that it said was applied, and the last that it said was kept; 0 for none.</returns>
    private async Task<(int Applied, int Kept)> RunAndKillAsync(int step, Random random)
    {
        using var driver = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillScript).Assembly.Location, _folder.Path, $"{step}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var (applied, kept) = (0, 0);
        using var end = new CancellationTokenSource();
        await using var kill = end.Token.Register(driver.Kill);
        while (await driver.StandardOutput.ReadLineAsync() is { } line)
        {
            if (applied == 0)
            {
                end.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * LongestLife));
            }

            var said = line.Split(' ');
            applied = int.Parse(said[1]);
            kept = said[0] == "kept" ? applied : kept;
        }

        await driver.WaitForExitAsync();
        end.IsCancellationRequested.ShouldBeTrue("The driver ended by itself.");
        return (applied, kept);
    }

    /// <summary>The step whose state the index has, to the last hit.</summary>
    private static int StepOf(FastPassageIndex index, int first, int last)
    {
        for (var step = first; step <= last; step++)
        {
            var documents = KillScript.After(step);
            if (index.ListDocuments().Count == documents.Count && documents.All(document => index.Holds(document.Entry)))
            {
                using var reference = new ExhaustivePassageIndex(new Bm25F());
                reference.Apply(documents, []);
                var query = new PassageQuery(
                    [new("port"), new("sea1"), new("sea2", 0.5), new($"step{step}"), new("titl")],
                    new HashSet<string> { KillScript.Collection },
                    50);
                index.Search(query).ShouldBe(reference.Search(query));
                return step;
            }
        }

        throw new InvalidOperationException(
            $"The index holds {index.ListDocuments().Count} documents and is in no state between step {first} and step {last}.");
    }
}
