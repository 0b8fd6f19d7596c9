namespace TreatyBot.Core.Documents;

/// <summary>What is known of a document. What is not known is null and stays so: nothing here is ever guessed.</summary>
/// <param name="Title">As the document, or the operator's <c>sources.yaml</c>, states it.</param>
/// <param name="Author">One or several names, as stated.</param>
/// <param name="Publisher">Who published it, as stated.</param>
/// <param name="Published">The day of publication; never a page's clock, a copyright year or a file's time.</param>
/// <param name="Url">The public address of the document itself: http or https.</param>
/// <param name="Language">A BCP 47 tag such as <c>en</c>.</param>
public sealed record DocumentMetadata(
    string? Title = null,
    string? Author = null,
    string? Publisher = null,
    DateOnly? Published = null,
    Uri? Url = null,
    string? Language = null)
{
    public static DocumentMetadata Unknown { get; } = new();
}
