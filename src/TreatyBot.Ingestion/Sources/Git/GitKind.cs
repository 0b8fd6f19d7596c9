using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Sources.State;

namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>The files of a git repository: a checkout or bare one on this machine, or one that is fetched over http or https.</summary>
internal sealed class GitKind : ISourceKind
{
    public string Name => "Git";

    public TimeSpan DefaultInterval => TimeSpan.FromHours(1);

    public IReadOnlyList<string> Settings { get; } =
        [nameof(SourceOptions.Branch), nameof(SourceOptions.Folder), nameof(SourceOptions.Link)];

    /// <summary>What has a colon is an address of the web, of ssh or a drive's.</summary>
    public string ResolveAddress(string address, string root) =>
        address.Length == 0 || address.Contains(':', StringComparison.Ordinal) ? address : Path.GetFullPath(address, root);

    public string? Refuse(SourceOptions options) =>
        RefuseAddress(options.Address)
        ?? (options.Branch is { Length: > 0 } branch && !GitName.IsReference(branch)
                ? $"has the branch '{branch}', which none can be called"
            : options.Folder is { Length: > 0 } folder && !GitName.IsFolder(folder)
                ? $"has the folder '{folder}', which is none inside a repository: write it as docs/policies"
            : options.Link is { Length: > 0 } link
                && (!link.Contains("{path}", StringComparison.Ordinal)
                    || MetadataLayers.WebAddress(GitLink.Fill(link, "main", "a")) is null)
                ? $"has the link '{link}', which is no http or https address with {{path}} in it"
            : null);

    public IFetchedSource Create(SourceOptions options, SourceFolder kept, SourceServices services) =>
        new GitSource(options, options.Every ?? DefaultInterval, kept, services);

    private static string? RefuseAddress(string address) => Path.IsPathRooted(address) ? null
        : address.Contains("://", StringComparison.Ordinal) ? Web.PageKind.RefuseAddress(address) is { } fault
            ? $"{fault}; a repository behind ssh can be cloned beside the bot, and its folder named"
            : null
        : "is neither an http or https address nor a path on this machine";
}
