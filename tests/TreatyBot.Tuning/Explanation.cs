using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>Shows why a candidate stands where it does: its features with what each adds to its score.</summary>
internal static class Explanation
{
    private const int Shown = 8;

    public static async Task PrintAsync(string folder, string question)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(folder), [], CancellationToken.None);
        var model = indexed.Services.GetRequiredService<RankingModels>().WithMeaning;
        foreach (var candidate in await indexed.Answerer.ExploreAsync(question, indexed.Collections, without: null, Shown,
            CancellationToken.None))
        {
            Console.WriteLine($"{candidate.Score:0.00}  {candidate.Document}: {candidate.Text.ReplaceLineEndings(" ")}");
            Console.WriteLine("      " + string.Join("  ", Enum.GetValues<AnswerFeature>()
                .Where(feature => candidate.AnswerFeatures[(int)feature] != 0)
                .Select(feature => $"{feature} {candidate.AnswerFeatures[(int)feature]:0.00}")));
            Console.WriteLine("      " + string.Join("  ", Enum.GetValues<QuoteFeature>()
                .Where(feature => candidate.Features[(int)feature] != 0)
                .Select(feature => $"{feature} {candidate.Features[(int)feature]:0.00} ({Share(model, candidate, feature):+0.00;-0.00})")));
        }
    }

    /// <summary>What the score would lack without the feature.</summary>
    private static double Share(RankingModel model, ExploredCandidate candidate, QuoteFeature feature)
    {
        var without = (float[])candidate.Features.Clone();
        without[(int)feature] = 0;
        return candidate.Score - model.Score(without);
    }
}
