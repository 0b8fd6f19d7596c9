using System.Text.Json;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>Shows why a candidate stands where it does: its features with what each adds to its score.</summary>
internal static class Explanation
{
    private const int Shown = 8;

    public static async Task PrintAsync(string folder, string question)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(folder), [], CancellationToken.None);
        var weights = JsonSerializer.Deserialize(File.ReadAllText("config/ranking/words-alone.json"), RankingFileContext.Default.RankingFile)!.Ranking;
        foreach (var candidate in await indexed.Answerer.ExploreAsync(question, indexed.Collections, without: null, Shown, CancellationToken.None))
        {
            Console.WriteLine($"{candidate.Score:0.00}  {candidate.Document}: {candidate.Text.ReplaceLineEndings(" ")}");
            Console.WriteLine("      " + string.Join("  ", Enum.GetValues<QuoteFeature>()
                .Where(feature => candidate.Features[(int)feature] != 0)
                .Select(feature => $"{feature} {candidate.Features[(int)feature]:0.00} ({candidate.Features[(int)feature] * weights[feature.ToString()]:+0.00;-0.00})")));
        }
    }
}
