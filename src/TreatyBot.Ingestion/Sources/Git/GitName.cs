namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>Which names of git's are taken: from the configuration to its command line, and from a repository to our disk.</summary>
internal static class GitName
{
    /// <summary>In characters; file systems take 255 bytes.</summary>
    private const int LongestPart = 200;

    /// <summary>What people call a repository: the last part of its address.</summary>
    public static string OfRepository(string address)
    {
        var name = Path.GetFileName(address.TrimEnd('/', '\\'));
        name = name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
        return name.Length > 0 ? name : "git";
    }

    /// <summary>By the rules of git-check-ref-format(1), and nothing that its command line could read as an option.</summary>
    public static bool IsReference(string name) =>
        name.Length is > 0 and <= LongestPart && !name.StartsWith('-') && !name.StartsWith('/') && !name.EndsWith('/')
        && !name.EndsWith('.') && !name.EndsWith(".lock", StringComparison.Ordinal) && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("//", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && name.All(c => c > ' ' && c != '\u007F' && !"~^:?*[\\".Contains(c));

    public static bool IsFolder(string path) => IsPath(path.Trim('/')) && !path.StartsWith('-') && !Path.IsPathRooted(path);

    /// <summary>Whether a path stays below the folder that it is put in, on every file system; hidden files are not read anyway.</summary>
    public static bool IsPath(string path) => path.Length > 0 && path.Split('/').All(part =>
        part.Length is > 0 and <= LongestPart && !part.StartsWith('.') && !part.EndsWith('.')
        && part.All(c => !char.IsControl(c) && c is not ('\\' or ':' or '\uFFFD')));
}
