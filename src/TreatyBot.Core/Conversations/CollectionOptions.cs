using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// A named part of the corpus: <c>Collections:0:Name</c>, <c>Collections:0:Folders:0</c>,
/// <c>Collections:0:Sources:0</c>, <c>Collections:0:Audience:0</c>.
/// </summary>
public sealed class CollectionOptions
{
    /// <summary>As people pick it in a question: 1 to 60 letters, digits, hyphens, underscores or spaces.</summary>
    [Required]
    [RegularExpression(
        @"^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$",
        ErrorMessage = "1 to 60 letters, digits, spaces, hyphens or underscores, and to begin with a letter or digit")]
    public string Name { get; set; } = "";

    /// <summary>Where its documents lie; relative paths count from the content root.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>What else its documents are fetched from.</summary>
    public IList<SourceOptions> Sources { get; } = [];

    /// <summary>
    /// Who may see it, each an <see cref="AudienceRule"/>. None given: whoever sits at this machine, on the console and the local page.
    /// </summary>
    public IList<string> Audience { get; } = [];
}
