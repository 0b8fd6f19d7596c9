namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>The web address of a file in a repository.</summary>
internal static class GitLink
{
    /// <summary>Where the hosts that everybody knows show files; HEAD is the branch that they show first.</summary>
    /// <param name="address">Of the web or of ssh, as git takes it.</param>
    public static string? FindTemplate(string address)
    {
        // "git@github.com:example/handbook.git" is an address of ssh too.
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var whole = address.Contains("://", StringComparison.Ordinal) ? address
            : at > 0 ? $"ssh://{address[..at]}@{address[(at + 1)..].Replace(':', '/')}"
            : "";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http" or "ssh" or "git"))
        {
            return null;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;
        return uri.Host switch
        {
            "github.com" => $"https://github.com{path}/blob/{{branch}}/{{path}}",
            "gitlab.com" => $"https://gitlab.com{path}/-/blob/{{branch}}/{{path}}",
            _ => null,
        };
    }

    public static string Fill(string template, string? branch, string path) => template
        .Replace("{branch}", Escape(branch is { Length: > 0 } ? branch : "HEAD"), StringComparison.Ordinal)
        .Replace("{path}", Escape(path), StringComparison.Ordinal);

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
