namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>Says in our words what git and curl complain of; what is not known here, in theirs.</summary>
internal static class GitComplaint
{
    private const string Fatal = "fatal: ";

    /// <summary>What of its complaints is told on.</summary>
    private const int Longest = 300;

    /// <summary>What git's messages hold (git 2.30 to 2.50, in the C locale), and what that means.</summary>
    private static readonly (string Held, string Meaning)[] Known =
    [
        ("could not read Username", "It wants a name and a password. Clone it beside the bot, and name that folder."),
        ("Authentication failed", "It wants a name and a password. Clone it beside the bot, and name that folder."),
        ("returned error: 401", "It wants a name and a password. Clone it beside the bot, and name that folder."),
        ("returned error: 403", "The server does not let the bot read it (HTTP 403). Look at the rights of the repository."),
        ("returned error: 404", "The server has no repository at that address. Correct the address."),
        ("returned error: 5", "The server failed. The bot tries again by itself."),
        ("returned error: 3", "The server sends on to another address. Give the address where it ends."),
        ("not found", "The server has no repository at that address. Correct the address."),
        ("not valid: is this a git repository", "The server has no repository at that address. Correct the address."),
        ("Could not resolve host", "There is no such host. Correct the address, or look at this machine's name server."),
        ("Failed to connect", "The server cannot be reached. The bot tries again by itself."),
        ("timed out", "The server does not answer. The bot tries again by itself."),
        ("Operation too slow", "The server does not answer. The bot tries again by itself."),
        ("Empty reply", "The server broke off. The bot tries again by itself."),
        ("early EOF", "The server broke off. The bot tries again by itself."),
        ("unexpected disconnect", "The server broke off. The bot tries again by itself."),
        ("certificate", "The certificate of the server does not hold. Tell whoever runs it."),
        ("not a git repository", "It is no git repository. Name the folder of a checkout, or a bare repository."),
        ("Permission denied", "The bot's user may not read it. Give it the right."),
    ];

    /// <param name="complaint">All that git has written.</param>
    public static GitException Explain(string complaint)
    {
        var lines = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(line => line.StartsWith(Fatal, StringComparison.Ordinal)) ?? lines.FirstOrDefault();
        if (line is null)
        {
            return new("git ended without a word. Run 'git fsck' in the repository, and look at its rights.") { IsSilent = true };
        }

        if (Array.Find(Known, known => complaint.Contains(known.Held, StringComparison.Ordinal)).Meaning is { } meaning)
        {
            return new(meaning);
        }

        var text = string.Concat(line.Replace(Fatal, "", StringComparison.Ordinal).Where(c => !char.IsControl(c)).Take(Longest));
        return new($"git failed: {text.TrimEnd('.')}. Look at the address, the branch and the rights.");
    }
}
