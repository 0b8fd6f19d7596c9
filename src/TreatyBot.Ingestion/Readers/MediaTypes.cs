namespace TreatyBot.Ingestion.Readers;

/// <summary>The media types of documents, as https://www.iana.org/assignments/media-types registers them.</summary>
internal static class MediaTypes
{
    public const string PlainText = "text/plain";
    public const string Markdown = "text/markdown";
    public const string Html = "text/html";
    public const string Csv = "text/csv";
    public const string ReStructuredText = "text/x-rst";
    public const string AsciiDoc = "text/asciidoc";
    public const string Mail = "message/rfc822";
    public const string Mailbox = "application/mbox";
    public const string Pdf = "application/pdf";
    public const string Rtf = "application/rtf";
    public const string Zip = "application/zip";
    public const string Epub = "application/epub+zip";

    /// <summary>Texts, sheets and presentations of OpenDocument alike.</summary>
    public const string OpenDocument = "application/vnd.oasis.opendocument.text";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string PowerPoint = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Whether it is text that is read as it stands: nothing in it is packed, drawn or encoded.</summary>
    public static bool IsText(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Whether the bytes alone tell it, so that a name cannot deny it.</summary>
    public static bool IsToldByBytes(string mediaType) =>
        mediaType is Html or Pdf or Rtf or Zip or Epub or OpenDocument or Word or PowerPoint or Excel;
}
