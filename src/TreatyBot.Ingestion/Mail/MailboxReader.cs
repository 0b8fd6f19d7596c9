using System.Globalization;
using MimeKit;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Mail;

/// <summary>Opens mailboxes (RFC 4155): each mail is a document of its own.</summary>
internal sealed class MailboxReader : IDocumentReader
{
    private const int MostMails = 5000;

    public string MediaType => MediaTypes.Mailbox;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".mbox", ".mbx" };

    public string Version => "mbox/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var mails = new List<ArchivedFile>();
        try
        {
            var parser = new MimeParser(MailReader.Options, file.Content.AsStream(), MimeFormat.Mbox);
            while (!parser.IsEndOfStream && mails.Count < MostMails)
            {
                using var message = parser.ParseMessage(cancellationToken);
                using var bytes = new MemoryStream();
                message.WriteTo(bytes, cancellationToken);
                var content = bytes.ToArray();
                mails.Add(new(string.Create(CultureInfo.InvariantCulture, $"{mails.Count + 1:D4}.eml"), () => content));
            }
        }
        catch (FormatException) when (mails.Count == 0)
        {
            return new ReadRefusal("It is no mailbox: it does not begin with a mail. Export it anew.");
        }
        catch (FormatException)
        {
            return new ReadArchive(mails)
            {
                Warnings = [$"What follows the mail {mails.Count} is damaged and was not read. Export it anew."],
            };
        }

        return new ReadArchive(mails)
        {
            Warnings = mails.Count == MostMails ? [$"It holds more than {MostMails} mails; only so many are read. Split it."] : [],
        };
    }
}
