using TreatyBot.Evaluation;

namespace TreatyBot.Tuning;

/// <summary>The documents of several sets in one temporary folder, each set in a folder of its name.</summary>
internal sealed class MergedCorpus : IDisposable
{
    public MergedCorpus(IEnumerable<(string Name, string Folder)> sets)
    {
        Folder = Directory.CreateTempSubdirectory("corpus").FullName;
        foreach (var (name, folder) in sets)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(Folder, name, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    public string Folder { get; }

    /// <summary>A question of one of the sets, as asked of all of them.</summary>
    public static EvaluationQuestion Of(string set, EvaluationQuestion question) =>
        question.Document is null ? question : question with { Document = $"{set}/{question.Document}" };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
