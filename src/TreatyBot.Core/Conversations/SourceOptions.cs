using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Core.Conversations;

/// <summary>What a collection's documents are fetched from, beside its folders: <c>Collections:0:Sources:0</c>.</summary>
public sealed class SourceOptions
{
    /// <summary>What it is: <c>Page</c>, <c>Sitemap</c>, <c>Feed</c>, <c>Git</c>.</summary>
    [Required]
    public string Kind { get; set; } = "";

    /// <summary>An http or https address without credentials; of a git repository also a path on this machine.</summary>
    [Required]
    public string Address { get; set; } = "";

    /// <summary>How often it is asked for what is new, from a minute to 30 days; by default what suits its kind.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "a span of time from 00:01:00 to 30.00:00:00, such as 06:00:00")]
    public TimeSpan? Every { get; set; }

    /// <summary>Of a sitemap: the paths that are wanted, such as <c>/policies/*</c>; none given: all.</summary>
    public IList<string> Include { get; } = [];

    /// <summary>Of a git repository: a branch or tag; by default what its HEAD names.</summary>
    public string? Branch { get; set; }

    /// <summary>Of a git repository: the folder in it that holds the documents; by default all of it.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Of a git repository: the web address of one of its files, with <c>{path}</c> and <c>{branch}</c> in their places; citations link to
    /// it. Known for github.com and gitlab.com.
    /// </summary>
    public string? Link { get; set; }
}
