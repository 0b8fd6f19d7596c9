namespace TreatyBot.IntegrationTests.Discord;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "TreatyBot.sln")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new InvalidOperationException("The tests do not run below the repository.");
    }
}
