using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.TestDriver;

/// <summary>What the driver writes at each step, so that a test can tell from the number alone what must be there.</summary>
public static class KnownWork
{
    /// <summary>The steps go round so many documents: each is changed again and again.</summary>
    public const int Documents = 15;

    private const int PassageLength = 120;

    public static DateTimeOffset At(int step) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(step);

    public static string PathOf(int step) => $"folder/{step % Documents}.txt";

    public static string EventKey(int step) => $"console:{step}";

    public static string Reply(int step) => $"The reply to question {step}.";

    /// <summary>From a few passages to several hundred, so that a kill finds short and long transactions.</summary>
    public static DocumentDraft Draft(int step)
    {
        var count = 1 + (step * 37 % 300);
        var text = string.Concat(Enumerable.Range(0, count).Select(i => $"{step}.{i} é ".PadRight(PassageLength, 'x')));
        return new DocumentDraft(
            "default",
            PathOf(step),
            new SourceFingerprint(text.Length, At(step), Reading.Hash(text)),
            "text/1",
            new DocumentMetadata(Title: $"Step {step}"),
            text,
            [.. Enumerable.Range(0, count).Select(i =>
                new PassageDraft(new TextRange(i * PassageLength, (i + 1) * PassageLength), [$"Step {step}", $"Part {i / 10}"]))]);
    }

    /// <summary>The step that wrote a text.</summary>
    public static int StepOf(string text) =>
        int.Parse(text.AsSpan(0, text.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    public static AskedQuestion Question(int step) => new(
        EventKey(step),
        $"What does step {step} say?",
        new Asker("console", "operator"),
        new Place("console", null, null, null, PlaceKind.Local),
        At(step));
}
