namespace TreatyBot.Core.Answering.Ranking;

/// <summary>The weights for a question that is compared by meaning too, and for one that is answered by words alone.</summary>
public sealed record RankingModels(RankingModel WithMeaning, RankingModel WordsAlone)
{
    /// <summary>Where they stand below <c>config</c>.</summary>
    public const string Folder = "ranking";

    internal const string WithMeaningFile = "with-meaning.json";
    internal const string WordsAloneFile = "words-alone.json";

    /// <summary>Reads both from a folder.</summary>
    /// <exception cref="FormatException">As <see cref="RankingModel.Parse"/> says.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static RankingModels Read(string folder) => new(Read(folder, WithMeaningFile), Read(folder, WordsAloneFile));

    private static RankingModel Read(string folder, string file) => RankingModel.Parse(File.ReadAllText(Path.Combine(folder, file)));
}
