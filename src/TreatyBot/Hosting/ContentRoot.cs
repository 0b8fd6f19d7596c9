namespace TreatyBot.Hosting;

/// <summary>The folder that holds <c>config/</c>: relative paths of the configuration count from it.</summary>
internal static class ContentRoot
{
    private const string Marker = "config/appsettings.json";

    /// <summary>The nearest such folder at or above the current directory; else at or above the program itself.</summary>
    /// <exception cref="SetupException">There is none.</exception>
    public static string Find() =>
        FindAbove(Directory.GetCurrentDirectory())
        ?? FindAbove(AppContext.BaseDirectory)
        ?? throw new SetupException(
            $"No folder '{Path.GetDirectoryName(Marker)}' with an appsettings.json was found here, above here, or above the program. "
            + "Start TreatyBot from the folder that holds config/.");

    private static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
