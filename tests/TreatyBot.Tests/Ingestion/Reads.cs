using System.Text;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Markdown;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;
using Microsoft.Extensions.Time.Testing;

namespace TreatyBot.Tests.Ingestion;

/// <summary>Short ways to read a text in a test. Today is 1 June 2026.</summary>
internal static class Reads
{
    public static TimeProvider Time { get; } = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public static ReadOutcome Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    public static ReadOutcome Text(byte[] bytes) => new PlainTextReader(Time).Read(new("a.txt", bytes), CancellationToken.None);

    public static ReadOutcome Markdown(string text) =>
        new MarkdownReader(Time).Read(new("a.md", Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    public static ReadOutcome Html(string text) => Html(Encoding.UTF8.GetBytes(text));

    public static ReadOutcome Html(byte[] bytes) => new HtmlReader(Time).Read(new("a.html", bytes), CancellationToken.None);

    public static ReadDocument Document(this ReadOutcome outcome) => outcome.ShouldBeOfType<ReadDocument>();

    public static string Refusal(this ReadOutcome outcome) => outcome.ShouldBeOfType<ReadRefusal>().Reason;

    /// <summary>There is a text, or a reason why there is none.</summary>
    public static void ShouldBeReadOrRefused(this ReadOutcome outcome) =>
        (outcome is ReadRefusal refusal ? refusal.Reason : outcome.Composed().Text).ShouldNotBeEmpty();

    public static ComposedReading Composed(this ReadOutcome outcome) => ReadingComposer.Compose(outcome.Structured());

    public static IReadOnlyList<Block> Structured(this ReadOutcome outcome) => DocumentStructure.Find(outcome.Document().Blocks);

    /// <summary>"# Heading" and plain lines, one a block.</summary>
    public static string[] Outline(this ReadOutcome outcome) =>
        [.. outcome.Structured().Select(block => (block is Heading heading ? new string('#', heading.Level) + " " : "")
            + Whitespace.Fold(block.Text))];

    public static string Path(this ComposedReading reading, string beginning) =>
        string.Join(" > ", reading.Passages.Single(
            passage => reading.Text[passage.Range.Start..passage.Range.End].Contains(beginning, StringComparison.Ordinal)).HeadingPath);

    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
