using System.Globalization;
using MimeKit;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Mail;

/// <summary>The files that hang on a mail.</summary>
internal static class MailAttachments
{
    private const int MostAttachments = 200;

    public static IReadOnlyList<ArchivedFile> Of(MimeMessage message)
    {
        var files = new List<ArchivedFile>();
        foreach (var attachment in message.Attachments.Take(MostAttachments))
        {
            using var bytes = new MemoryStream();
            switch (attachment)
            {
                case MessagePart { Message: { } forwarded }:
                    forwarded.WriteTo(bytes);
                    Add(files, "mail.eml", bytes);
                    break;
                case MimePart { Content: { } content } part:
                    content.DecodeTo(bytes);
                    Add(files, part.FileName, bytes);
                    break;
            }
        }

        return files;
    }

    private static void Add(List<ArchivedFile> files, string? name, MemoryStream bytes)
    {
        var clean = string.Concat((name ?? "").Where(c => !char.IsControl(c)).Select(c => c is '/' or '\\' ? '_' : c)).TrimStart('.', ' ');
        var unique = clean.Length == 0 || files.Exists(file => file.Path == clean)
            ? string.Create(CultureInfo.InvariantCulture, $"{files.Count + 1}-{clean}")
            : clean;
        var content = bytes.ToArray();
        files.Add(new(unique, () => content));
    }
}
