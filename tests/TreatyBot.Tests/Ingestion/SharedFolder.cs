namespace TreatyBot.Tests.Ingestion;

/// <summary>Measurement texts that lie beside the repository and never in it.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a file or folder below <c>../shared</c>; skips the test where it is absent, as it is in a clone.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new SkipException($"'../shared/{path}' is absent.");
    }
}
