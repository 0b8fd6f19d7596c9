using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Documents;
using TreatyBot.Storage;
using TreatyBot.Tests.Conformance;

namespace TreatyBot.Tests.Storage;

public sealed class StoredTextProperties : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What storage, display and parsing have tripped over before.</summary>
    private static readonly string[] Hostile =
    [
        "\0", "\u0001", "\r", "\r\n", "\n\n", "\t", "'", "''", "\"", "\\", "%", "_", ";--", "\u007F", "\u0085", "\u00A0", "\u00AD",
        "e\u0301", "\u00E9", "\u200B", "\u200D", "\u200E", "\u200F", "\u2028", "\u202E", "\u2066", "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF",
        "\U0001F600", "\U0010FFFF", "ß", "İ", "word ",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Hostile).ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> Names =
        Gen.Elements(Hostile).Where(word => word != "\0").ListOf().Select(string.Concat).ToArbitrary();

    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public StoredTextProperties() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_quote_from_a_stored_reading_is_the_slice_of_what_was_saved() => Prop.ForAll(
        Texts,
        ArbMap.Default.ArbFor<(NonNegativeInt, NonNegativeInt)>(),
        (text, at) =>
        {
            var reading = SaveAndLoad(Drafts.Of(text: text, bytes: text));
            reading.Text.ShouldBe(text);
            if (text.Length > 0)
            {
                var start = at.Item1.Get % text.Length;
                var range = new TextRange(start, start + 1 + (at.Item2.Get % (text.Length - start)));
                reading.Quote(range).Text.ShouldBe(text[range.Start..range.End]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Metadata_and_headings_come_back_as_they_were_saved() => Prop.ForAll(
        Names,
        Names,
        (one, other) =>
        {
            var metadata = new DocumentMetadata(one, other, one + other, DateOnly.MaxValue, null, "en");
            var reading = SaveAndLoad(Drafts.Of(
                path: "p" + one, text: "Text.", reader: other, metadata: metadata,
                passages: [new PassageDraft(new TextRange(0, 5), [one, other])]));

            reading.Document.Path.ShouldBe("p" + one);
            reading.Document.Metadata.ShouldBe(metadata);
            reading.Passages.ShouldHaveSingleItem().HeadingPath.ShouldBe([one, other]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_comes_back_as_it_was_or_is_refused() => Prop.ForAll(
        ArbMap.Default.ArbFor<char[]>(),
        characters =>
        {
            var text = new string(characters);
            var isWellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
            var draft = Drafts.Of(text: text, bytes: text);
            if (isWellFormed)
            {
                SaveAndLoad(draft).Text.ShouldBe(text);
            }
            else
            {
                Should.Throw<ArgumentException>(() => SaveAndLoad(draft));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_megabytes_come_back_as_they_were_saved()
    {
        var text = new StringBuilder();
        for (var line = 0; text.Length < 10_000_000; line++)
        {
            text.Append(line).Append(" Ελλάς \U0001F600\0 ").Append(Hostile[line % Hostile.Length]).Append("\n\n");
        }

        var draft = Drafts.Of(text: text.ToString(), passages: []);

        (SaveAndLoad(draft).Text == draft.Text).ShouldBeTrue();
    }

    private Reading SaveAndLoad(DocumentDraft draft)
    {
        var saved = _store.Documents.SaveAsync(draft, None).GetAwaiter().GetResult();
        return _store.Documents.FindReadingAsync(saved.ReadingId, None).GetAwaiter().GetResult()!;
    }
}
