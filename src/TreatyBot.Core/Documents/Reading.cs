using System.Security.Cryptography;
using System.Text;

namespace TreatyBot.Core.Documents;

/// <summary>
/// The text that one version of a reader made of one revision of a document. It never changes: a better reader makes another
/// reading. Blocks (headings, paragraphs, list items) stand apart by one blank line (<c>"\n\n"</c>); a single <c>'\n'</c> is a
/// line break inside a block. It is the only thing that can make a <see cref="Quote"/>.
/// </summary>
public sealed class Reading
{
    private readonly long _firstPassageId;

    /// <param name="id">The store's number.</param>
    /// <param name="document">The document that was read, with the metadata that this reading found.</param>
    /// <param name="sha256">The lower-case hexadecimal SHA-256 of <paramref name="text"/> in UTF-8.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="passages">In the order of the text, with consecutive ids.</param>
    /// <exception cref="InvalidDataException">The hash is not the text's, or a passage lies outside the text or out of turn.</exception>
    public Reading(long id, Document document, string sha256, string text, IReadOnlyList<Passage> passages)
    {
        if (!string.Equals(Hash(text), sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"Reading {id} of '{document.Path}' does not match its SHA-256: the store is damaged.");
        }

        _firstPassageId = passages.Count > 0 ? passages[0].Id : 0;
        for (var i = 0; i < passages.Count; i++)
        {
            if (passages[i].Id != _firstPassageId + i || passages[i].Range.End > text.Length)
            {
                throw new InvalidDataException($"Passage {passages[i].Id} does not fit reading {id} of '{document.Path}'.");
            }
        }

        Id = id;
        Document = document;
        Sha256 = sha256;
        Text = text;
        Passages = passages;
    }

    public long Id { get; }

    public Document Document { get; }

    public string Sha256 { get; }

    public string Text { get; }

    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>
    /// Where its document's pages begin, in the order of the text; empty where it has none. A note may stand behind the beginning of the
    /// next page.
    /// </summary>
    public IReadOnlyList<PageStart> Pages { get; init; } = [];

    /// <summary>
    /// The page or pages that a range stands on, as people cite them: <c>p. 12</c>, <c>pp. 12–13</c>; null where there are none. Where the
    /// text was read from a picture they say so: a letter of it may be wrong.
    /// </summary>
    public string? CitePages(TextRange range)
    {
        PageStart? first = null, last = null;
        var isPicture = false;
        foreach (var page in Pages)
        {
            if (page.Start >= range.End)
            {
                break;
            }

            isPicture = (page.Start > range.Start && isPicture) || page.IsPicture == true;
            (first, last) = (page.Start <= range.Start ? page : first ?? page, page);
        }

        var pages = first is null ? null : first.Number == last!.Number ? $"p. {first.Name}" : $"pp. {first.Name}–{last.Name}";
        return isPicture ? $"{pages} (read from a picture)" : pages;
    }

    /// <summary>
    /// The paragraph and point that a range stands in, as they are cited: <c>Article 5(2)(a)</c>, <c>Annex II, para. 3</c>; null where the
    /// text does not show it for certain.
    /// </summary>
    public string? CitePinpoint(TextRange range) => Pinpoint.Of(this, range);

    /// <summary>The passage of that id, or null where it is another reading's.</summary>
    public Passage? FindPassage(long passageId)
    {
        var at = passageId - _firstPassageId;
        return at >= 0 && at < Passages.Count ? Passages[(int)at] : null;
    }

    /// <summary>The words of this reading in that range, and nothing else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or reaches past the text.</exception>
    public Quote Quote(TextRange range) => new(this, range);

    /// <summary>The hash by which a text is known: SHA-256 of its UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string Hash(string text)
    {
        // Piece by piece: the bytes of a whole document would be a large object left to the collector at each reading.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        Span<byte> piece = stackalloc byte[4096];
        var rest = text.AsSpan();
        bool done;
        do
        {
            encoder.Convert(rest, piece, flush: true, out var used, out var written, out done);
            hash.AppendData(piece[..written]);
            rest = rest[used..];
        }
        while (!done);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
