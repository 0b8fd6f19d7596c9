using System.Text;
using TreatyBot.Core.Documents;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>Documents invented for the tests.</summary>
internal static class SampleDocuments
{
    public const string Shared = "treaties";
    public const string Team = "minutes";
    public const string Private = "drafts";

    public const string Threshold =
        "The Agreement shall enter into force on the thirtieth day after at least forty Parties have deposited their instruments of "
            + "ratification.";
    public const string NewThreshold =
        "The Agreement shall enter into force on the sixtieth day after at least fifty Parties have deposited their instruments of "
            + "ratification.";
    public const string Steady = "The Secretariat shall keep the original of this Agreement and send certified copies to every Party.";
    public const string Hostile =
        "<script>alert(1)</script> \"><img src=x onerror=alert(2)> {{constructor}} ${7*7} \u202Egnp.exe </blockquote></mark> "
            + "javascript:alert(3) https://evil.example/";

    public static DocumentDraft Agreement(string threshold = Threshold, int paragraphs = 60) => Draft(
        Shared,
        "harbour.html",
        new DocumentMetadata(
            "Harbour Waters Agreement",
            "Conference of the Parties",
            "Harbour Secretariat",
            new DateOnly(2019, 5, 14),
            new Uri("https://harbour.example/agreement"),
            "en"),
        [
            .. Filler("Preamble", 1, paragraphs),
            ("Article 9 Entry into force", threshold),
            ("Article 9 Entry into force", "For each Party that ratifies later, it shall enter into force on the thirtieth day after "
                + "that Party's own deposit."),
            ("Article 10 Depositary", Steady),
            .. Filler("Annex", 1000, paragraphs),
        ]);

    public static DocumentDraft Bulletin() => Draft(
        Shared,
        "bulletin.html",
        new DocumentMetadata("Bulletin of the Secretariat", Publisher: "Harbour Secretariat"),
        [
            ("Bulletin of the Secretariat", "The required forty ratifications were reached in March, and the Agreement has been in "
                + "force since 14 April 2021."),
            ("News", "A conference is to follow in June."),
        ]);

    public static DocumentDraft Gazette() => Draft(
        Shared,
        "gazette.html",
        new DocumentMetadata("Port Gazette", "M. Okafor", "Gazette Press", new DateOnly(2023, 2, 3)),
        [("Shipping", "Officials said the Agreement is not yet in force, as only thirty-eight Parties have ratified it.")]);

    public static DocumentDraft Minutes() =>
        Draft(Team, "2024-03.md", DocumentMetadata.Unknown, [("Budget", "The budget for dredging was set at two million crowns.")]);

    /// <summary>A short document: one paragraph between others.</summary>
    public static DocumentDraft Rule(string text) => Draft(
        Shared,
        "rules.md",
        new DocumentMetadata("Harbour Rules"),
        [("Lights", "Vessels carry lights at night."), ("Fees", text), ("Pilots", "Pilots wait at the pier.")]);

    public static DocumentDraft Drafts() =>
        Draft(Private, "offer.txt", new DocumentMetadata("Offer"), [("", "We would settle for nine hundred crowns.")]);

    public static DocumentDraft HostileOne() => Draft(
        Shared,
        "evil.html",
        new DocumentMetadata(
            "<b>Bold</b> \u202Ededlof\" onmouseover=\"x",
            "'; DROP TABLE--<i>",
            "<svg onload=alert(4)>",
            Url: new Uri("javascript:alert(5)"),
            Language: "en\" onload=\"x"),
        [("<h1>Heading</h1>", Hostile), ("<h1>Heading</h1>", "Said quietly:\r\nnothing\u0007 at\tall.")]);

    private static IEnumerable<(string Heading, string Text)> Filler(string heading, int from, int count) => Enumerable.Range(from, count)
        .Select(
            number =>
                (heading, $"Clause {number} of the {heading.ToLowerInvariant()} notes that vessels of class {number} keep to the "
                    + "channel, carry lights at night and report their position to the nearest harbour master."));

    private static DocumentDraft Draft(
        string collection, string path, DocumentMetadata metadata, IEnumerable<(string Heading, string Text)> parts)
    {
        var text = new StringBuilder();
        var passages = new List<PassageDraft>();
        string? heading = null;
        foreach (var part in parts)
        {
            if (part.Heading.Length > 0 && part.Heading != heading)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(part.Heading);
                heading = part.Heading;
            }

            text.Append(text.Length > 0 ? "\n\n" : "");
            passages.Add(new PassageDraft(new TextRange(text.Length, text.Length + part.Text.Length), heading is null ? [] : [heading]));
            text.Append(part.Text);
        }

        return new DocumentDraft(
            collection,
            path,
            new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, new string('0', 64)),
            "test/1",
            metadata,
            text.ToString(),
            passages);
    }
}
