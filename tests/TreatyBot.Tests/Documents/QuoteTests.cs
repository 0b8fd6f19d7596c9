using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Documents;

public sealed class QuoteTests
{
    [Fact]
    public void A_quote_is_always_the_slice_of_its_reading() =>
        Properties.Check(
            Properties.HostileText.SelectMany(text => Gen.Choose(0, text.Length), (text, start) => (text, start))
                .SelectMany(at => Gen.Choose(at.start, at.text.Length), (at, end) => (at.text, at.start, end)),
            sample =>
            {
                var reading = ReadingOf(sample.text);
                if (sample.start == sample.end)
                {
                    Should.Throw<ArgumentOutOfRangeException>(() => reading.Quote(new TextRange(sample.start, sample.end)));
                    return;
                }

                reading.Quote(new TextRange(sample.start, sample.end)).Text.ShouldBe(sample.text[sample.start..sample.end]);
            });

    [Fact]
    public void Nothing_but_a_reading_can_make_a_quote() =>
        typeof(Quote).GetConstructors(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).ShouldBeEmpty();

    [Fact]
    public void A_range_past_the_text_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReadingOf("short").Quote(new TextRange(2, 6)));

    [Fact]
    public void A_reading_whose_text_is_not_its_hash_is_refused() =>
        Should.Throw<InvalidDataException>(() => new Reading(1, Any, Reading.Hash("one"), "another", []));

    [Fact]
    public void The_hash_is_that_of_the_whole_text_in_UTF_8_however_long_it_is() =>
        Properties.Check(
            Properties.HostileText.SelectMany(text => Gen.Choose(1, 3000), (text, times) => string.Concat(Enumerable.Repeat(text, times))),
            text => Reading.Hash(text).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));

    private static readonly Document Any = new(1, "c", "a.txt", DocumentMetadata.Unknown);

    private static Reading ReadingOf(string text) => new(1, Any, Reading.Hash(text), text, []);
}
