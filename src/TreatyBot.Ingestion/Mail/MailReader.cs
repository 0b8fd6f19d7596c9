using MimeKit;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Mail;

/// <summary>Reads a mail (RFC 5322): subject, sender, date, and what he wrote.</summary>
internal sealed class MailReader : IDocumentReader
{
    private const int MostDepth = 20;

    public string MediaType => MediaTypes.Mail;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".eml" };

    public string Version => "mail/1";

    /// <summary>How mails are parsed: nesting is bounded, nothing is fetched.</summary>
    public static ParserOptions Options { get; } = new() { MaxMimeDepth = MostDepth };

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(Options, file.Content.AsStream(), cancellationToken);
        }
        catch (FormatException)
        {
            return new ReadRefusal("It is no mail: it has no header. Save it anew with the program that received it.");
        }

        using (message)
        {
            if (message.From.Count == 0 && message.Subject is null && message.Date == DateTimeOffset.MinValue)
            {
                return new ReadRefusal(
                    "It is no mail: its header names neither sender nor subject. Save it anew with the program that received it.");
            }

            return new ReadDocument(
                new DocumentMetadata(
                    Title: MetadataLayers.Line(message.Subject),
                    Author: MetadataLayers.Line(string.Join(
                        ", ", message.From.Mailboxes.Select(sender => sender.Name is { Length: > 0 } name ? name : sender.Address))),
                    Published: message.Date == DateTimeOffset.MinValue ? null : DateOnly.FromDateTime(message.Date.DateTime)),
                Blocks(message, cancellationToken))
            {
                Attachments = MailAttachments.Of(message),
            };
        }
    }

    private static IReadOnlyList<Block> Blocks(MimeMessage message, CancellationToken cancellationToken)
    {
        if (message.TextBody is { } text && text.Any(char.IsLetterOrDigit))
        {
            return DocumentOutline.Blocks(TextUnit.Split(MailText.WithoutQuotes(text)));
        }

        if (message.HtmlBody is not { } html)
        {
            return [];
        }

        var (page, _) = HtmlParsing.Parse(html, cancellationToken);
        using (page)
        {
            foreach (var quote in page?.QuerySelectorAll("blockquote, .gmail_quote, #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *")
                .ToList() ?? [])
            {
                quote.Remove();
            }

            return page?.Body is { } body ? PageText.Of(body) : [];
        }
    }
}
