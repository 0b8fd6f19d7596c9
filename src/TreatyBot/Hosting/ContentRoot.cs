namespace TreatyBot.Hosting;

/// <summary>The folder that holds <c>config/</c>: relative paths of the configuration count from it.</summary>
internal static class ContentRoot
{
    private const string Marker = "config/appsettings.json";

    /// <summary>Lies beside a program that was installed as a .NET tool.</summary>
    private const string ToolMarker = "DotnetToolSettings.xml";

    /// <summary>The folder whose <c>config/</c> came with the program; null where there is none.</summary>
    public static string? OfProgram { get; } = FindAbove(AppContext.BaseDirectory);

    /// <summary>The nearest such folder at or above the current directory; else the program's own.</summary>
    /// <exception cref="SetupException">There is none.</exception>
    public static string Find() =>
        FindAbove(Directory.GetCurrentDirectory())
        ?? OfProgram
        ?? throw new SetupException(
            $"No folder '{Path.GetDirectoryName(Marker)}' with an appsettings.json was found here, above here, or above the program. "
            + "Start TreatyBot from the folder that holds config/, or make one with 'treatybot init'.");

    /// <summary>
    /// What the set-up's own <c>config/</c> lacks is taken from the program's: a set-up of somebody's own needs no more than its settings.
    /// </summary>
    /// <param name="root">As <see cref="Find"/> tells it.</param>
    /// <param name="name">A file or folder below <c>config/</c>.</param>
    public static string FindDataFile(string root, string name)
    {
        var own = Path.Combine(root, "config", name);
        return Path.Exists(own) || OfProgram is not { } program ? own : Path.Combine(program, "config", name);
    }

    /// <summary>
    /// Where a relative folder counts from that is written into. An update of a .NET tool throws its folder away, and what is in it.
    /// </summary>
    public static string FindForData(string root) => root == OfProgram && File.Exists(Path.Combine(AppContext.BaseDirectory, ToolMarker))
        ? Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "treatybot")
        : root;

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
