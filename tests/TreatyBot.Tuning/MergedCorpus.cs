using TreatyBot.Evaluation;
using TreatyBot.Tests.Shared;

namespace TreatyBot.Tuning;

/// <summary>The documents of several sets in one temporary folder, each set in a folder of its name.</summary>
internal sealed class MergedCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MergedCorpus(IEnumerable<(string Name, string Folder)> sets)
    {
        foreach (var (name, folder) in sets)
        {
            _folder.CopyIn(folder, name);
        }
    }

    public string Folder => _folder.Path;

    /// <summary>A question of one of the sets, as asked of all of them.</summary>
    public static EvaluationQuestion Of(string set, EvaluationQuestion question) =>
        question.Document is null ? question : question with { Document = $"{set}/{question.Document}" };

    public void Dispose() => _folder.Dispose();
}
