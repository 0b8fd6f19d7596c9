namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>What a folder takes on the disk while somebody else writes into it.</summary>
internal static class FolderSize
{
    public static long Of(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0);
        }
        catch (Exception changing) when (changing is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
