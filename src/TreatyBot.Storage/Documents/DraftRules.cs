using System.Text;
using TreatyBot.Core.Documents;

namespace TreatyBot.Storage.Documents;

/// <summary>What a draft must keep to, so that what is stored can be read back as it was.</summary>
internal static class DraftRules
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">It breaks one of them; the message says which.</exception>
    public static void Check(DocumentDraft draft)
    {
        ArgumentException.ThrowIfNullOrEmpty(draft.Collection);
        ArgumentException.ThrowIfNullOrEmpty(draft.Path);

        var (metadata, end) = (draft.Metadata, 0);
        if (metadata.Url is { IsAbsoluteUri: false })
        {
            throw new ArgumentException($"The address of '{draft.Path}' is not absolute.", nameof(draft));
        }

        foreach (var passage in draft.Passages)
        {
            if (passage.Range.Start < end || passage.Range.End > draft.Text.Length)
            {
                throw new ArgumentException(
                    $"The passage {passage.Range} of '{draft.Path}' overlaps the one before it or lies outside the text.", nameof(draft));
            }

            end = passage.Range.End;
        }

        if (draft.Pages.Any(page => page.Start < 0 || page.Start > draft.Text.Length))
        {
            throw new ArgumentException($"A page of '{draft.Path}' begins outside its text.", nameof(draft));
        }

        string?[] names =
        [
            draft.Collection, draft.Path, draft.Reader,
            metadata.Title, metadata.Author, metadata.Publisher, metadata.Url?.OriginalString, metadata.Language,
        ];
        if (names.Any(name => name is not null && name.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ArgumentException($"A name of '{draft.Path}' holds a NUL character.", nameof(draft));
        }

        if (!names.Append(draft.Text).Concat(draft.Passages.SelectMany(passage => passage.HeadingPath)).All(IsWellFormed))
        {
            // It has no UTF-8 form: it would come back as another text, and no longer match its hash.
            throw new ArgumentException($"'{draft.Path}' holds half of a surrogate pair, which no text file can hold.", nameof(draft));
        }
    }

    private static bool IsWellFormed(string? text)
    {
        try
        {
            _ = Strict.GetByteCount(text ?? "");
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
