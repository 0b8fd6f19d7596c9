using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.TestDriver;

/// <summary>A reader that does what a broken library does, as the file says.</summary>
public sealed class TroublesomeReader : IDocumentReader
{
    public string MediaType => "application/x-trouble";

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".trouble" };

    public string Version => "trouble/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span);
        switch (text)
        {
            case "hang":
                while (true)
                {
                    Thread.SpinWait(1000);
                }

            case "grow":
                for (var kept = new List<byte[]>(); ;)
                {
                    kept.Add(new byte[1_000_000]);
                }

            case "recurse":
                return new ReadRefusal($"{Recurse(1)}");
            case "fail":
                throw new InvalidOperationException("Zap.");
            case "who":
                return Document($"Process {Environment.ProcessId} knows "
                    + $"{Environment.GetEnvironmentVariable("TREATYBOT__Slack__BotToken") ?? "no token"}.");
            default:
                return Document(text);
        }
    }

    private static ReadDocument Document(string text) =>
        new(new DocumentMetadata(Title: "A title", Published: new DateOnly(2021, 5, 3), Url: new Uri("https://example.org/é?a=b")),
            [new Heading("Chapter", 1), new Paragraph(text)])
        {
            Warnings = ["Page 2 is an image."],
            Pages = [new PageMark(0, 1), new PageMark(12, 2)],
            PageLabels = new Dictionary<int, string> { [2] = "ii" },
            Attachments = [new ArchivedFile("b.trouble", () => Encoding.UTF8.GetBytes("The attachment.")),
                new ArchivedFile("c.png", () => new byte[] { 1 })],
        };

    private static int Recurse(int depth) => depth + Recurse(depth + 1) + depth;
}
