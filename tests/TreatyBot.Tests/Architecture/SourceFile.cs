namespace TreatyBot.Tests.Architecture;

/// <summary>A C# file of this repository, as it is written.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>The files of a folder and of all below it, without what the build has made.</summary>
    public static IReadOnlyList<SourceFile> In(string folder) =>
    [
        .. Directory.GetFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file))
            .Where(path => !path.Split('/', '\\').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllLines(Repository.File(path)))),
    ];
}
