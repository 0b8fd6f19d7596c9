namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>The web address of a file in a repository.</summary>
internal static class GitLink
{
    /// <summary>Where the hosts that everybody knows show files; HEAD is the branch that they show first.</summary>
    public static string? FindTemplate(string address)
    {
        var path = address.EndsWith(".git", StringComparison.Ordinal) ? address[..^4] : address.TrimEnd('/');
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "https" ? uri.Host switch
        {
            "github.com" => path + "/blob/{branch}/{path}",
            "gitlab.com" => path + "/-/blob/{branch}/{path}",
            _ => null,
        } : null;
    }

    public static string Fill(string template, string? branch, string path) => template
        .Replace("{branch}", Escape(branch is { Length: > 0 } ? branch : "HEAD"), StringComparison.Ordinal)
        .Replace("{path}", Escape(path), StringComparison.Ordinal);

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
