using MimeKit;
using TreatyBot.Ingestion.Mail;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Formats;

public sealed class MailReaderTests
{
    [Fact]
    public void Subject_sender_and_date_are_the_mails()
    {
        var metadata = Read("Ferries sail at noon.").Document().Metadata;
        metadata.ShouldBe(new("Ferries in winter", "Anna Berg", null, new DateOnly(2021, 5, 3)));
    }

    [Theory]
    [InlineData("Ferries sail at noon.\n\nOn 2 May 2021, Jo wrote:\n> When do they sail?\n> Please tell.")]
    [InlineData("Ferries sail at noon.\n\n-----Original Message-----\nFrom: Jo\nWhen do they sail?")]
    [InlineData("Ferries sail at noon.\n\nFrom: Jo <jo@example.org>\nSent: Sunday\nTo: Anna\nSubject: Ferries\n\nWhen do they sail?")]
    [InlineData("> When do they sail?\nFerries sail at noon.\n-- \nAnna Berg\nHarbour office")]
    public void What_is_quoted_and_the_signature_are_left_out(string body) => Read(body).Composed().Text.ShouldBe("Ferries sail at noon.");

    [Fact]
    public void A_mail_in_html_is_read_without_what_it_quotes() =>
        Read("", "<p>Ferries sail at noon.</p><blockquote><p>When do they sail?</p></blockquote>")
            .Composed().Text.ShouldBe("Ferries sail at noon.");

    [Fact]
    public void What_has_no_header_is_refused() =>
        new MailReader().Read(new SourceFile("a.eml", "Ferries sail at noon."u8.ToArray()), CancellationToken.None).Refusal()
            .ShouldContain("no mail");

    private static ReadOutcome Read(string text, string? html = null)
    {
        using var message = new MimeMessage
        {
            Subject = "Ferries in winter",
            Date = new DateTimeOffset(2021, 5, 3, 10, 0, 0, TimeSpan.Zero),
            Body = new BodyBuilder { TextBody = html is null ? text : null, HtmlBody = html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("Anna Berg", "anna@example.org"));
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return new MailReader().Read(new SourceFile("a.eml", stream.ToArray()), CancellationToken.None);
    }
}
