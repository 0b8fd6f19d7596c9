using System.Diagnostics.CodeAnalysis;
using TreatyBot.Core.Documents;

namespace TreatyBot.Storage.Documents;

/// <summary>A row of the view <c>live_documents</c>.</summary>
internal sealed class LiveDocument : StoredMetadata
{
    public long RevisionId { get; init; }

    public required string SourceSha256 { get; init; }

    public long SourceSize { get; init; }

    public required string SourceModified { get; init; }

    public long ReadingId { get; init; }

    public required string Reader { get; init; }

    public required string IndexedAt { get; init; }

    public required string TextSha256 { get; init; }

    public long FirstPassageId { get; init; }

    public int PassageCount { get; init; }

    public required string Lead { get; init; }

    public string? Facts { get; init; }

    public SourceFingerprint Source => new(SourceSize, Stored.Time(SourceModified), SourceSha256);

    public CatalogueEntry ToEntry() => new(ToDocument(), ReadingId, FirstPassageId, PassageCount, Stored.Time(IndexedAt), Lead)
    {
        Facts = Stored.Facts(Facts),
    };

    public KnownSource ToSource() => new(DocumentId, Path, Source, Reader);
}

/// <summary>A row of <c>readings</c> with its document.</summary>
internal sealed class StoredReading : StoredMetadata
{
    public required string TextSha256 { get; init; }

    public required string Text { get; init; }

    public long FirstPassageId { get; init; }

    public string? Pages { get; init; }
}

/// <summary>The columns by which a document and its metadata are stored.</summary>
[SuppressMessage("Design", "CA1056", Justification = "The column as it is stored.")]
internal abstract class StoredMetadata
{
    public long DocumentId { get; init; }

    public required string Collection { get; init; }

    public required string Path { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Publisher { get; init; }

    public string? Published { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public DocumentMetadata Metadata =>
        new(Title, Author, Publisher, Stored.Day(Published), Url is null ? null : new Uri(Url, UriKind.Absolute), Language);

    public Document ToDocument() => new(DocumentId, Collection, Path, Metadata);
}
