using TreatyBot.Core.Lookup;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Lookup;

public sealed class QuotationCheckTests : IAsyncLifetime, IDisposable
{
    private const string Renewal =
        "This Treaty is renewed automatically in 2031 for ten years. A Party that wishes to leave gives notice, in writing, before the "
            + "end.";
    private const string Depositary = "The depositary is the Government of Drovia; it keeps the party’s notices – all of them.";

    private readonly TestCorpus _corpus = new();

    public Task InitializeAsync() => _corpus.AddAsync("treaty.md", "Treaty of Sabrel", $"{Renewal}\n\n{Depositary}");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("This Treaty is renewed automatically in 2031 for ten years.")]
    [InlineData("“renewed automatically in 2031”")]
    [InlineData("> renewed   automatically\nin 2031")]
    [InlineData("it keeps the party's notices - all of them")]
    [InlineData("before the end.\n\nThe depositary is the Government")]
    public async Task What_stands_there_is_word_for_word_whatever_the_shape_of_blanks_quotes_and_dashes(string text)
    {
        var finding = await CheckAsync(text);
        finding.Verdict.ShouldBe(QuotationVerdict.WordForWord);
        finding.Matches.ShouldHaveSingleItem().Differences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("this treaty is renewed automatically")]
    [InlineData("gives notice in writing before the end")]
    public async Task Other_capitals_or_punctuation_are_the_same_words(string text) =>
        (await CheckAsync(text)).Verdict.ShouldBe(QuotationVerdict.SameWords);

    [Theory]
    [InlineData("This Treaty is renewed automatically in 2041 for ten years", 7, "2041", "2031")]
    [InlineData("This Treaty is renewed in 2031 for ten years", 5, "", "automatically")]
    [InlineData("This Treaty is never renewed automatically in 2031 for ten years", 4, "never", "")]
    [InlineData("A Party that would like to leave gives notice in writing", 4, "would like", "wishes")]
    public async Task Where_it_differs_the_first_word_that_does_is_named(string text, int at, string held, string source)
    {
        var finding = await CheckAsync(text);
        finding.Verdict.ShouldBe(QuotationVerdict.Differs);
        var match = finding.Matches.ShouldHaveSingleItem();
        match.Differences.ShouldBe([new WordDifference(at, held, source)]);
        match.Citation.Marks.Select(mark => mark.Of(match.Citation.Quote.Reading.Text).ToString())
            .ShouldBe(source.Length > 0 ? [source] : []);
    }

    [Theory]
    [InlineData("This Treaty … for ten years")]
    [InlineData("This Treaty is renewed […] before the end")]
    [InlineData("This Treaty is renewed ... before the end")]
    public async Task An_ellipsis_stands_for_words_left_out(string text) =>
        (await CheckAsync(text)).Verdict.ShouldBe(QuotationVerdict.WordForWord);

    [Fact]
    public async Task A_word_that_differs_is_seen_beside_an_ellipsis_too() =>
        (await CheckAsync("This Treaty is renewed … before the beginning")).Matches.ShouldHaveSingleItem()
            .Differences.ShouldBe([new WordDifference(7, "beginning", "end")]);

    [Theory]
    [InlineData("The moon is made of cheese and nobody has eaten it")]
    [InlineData("renewed never")]
    [InlineData("This Treaty may be terminated by either Party at any time")]
    public async Task Another_text_is_not_in_the_documents(string text) =>
        (await CheckAsync(text)).Verdict.ShouldBe(QuotationVerdict.NotFound);

    [Fact]
    public async Task What_has_no_word_or_too_many_is_not_compared()
    {
        (await CheckAsync("… !?")).Verdict.ShouldBe(QuotationVerdict.NotComparable);
        (await CheckAsync(string.Concat(Enumerable.Repeat("word ", QuotationCheck.MaxWords + 1))))
            .Verdict.ShouldBe(QuotationVerdict.NotComparable);
    }

    [Fact]
    public async Task Every_document_that_says_it_is_named_and_none_that_may_not_be_shown()
    {
        await _corpus.AddAsync("copy.md", "Copy", Renewal);
        await _corpus.AddAsync("secret.md", "Secret", Renewal, "hidden");
        (await CheckAsync("renewed automatically in 2031")).Matches.Select(match => match.Citation.Document.DisplayTitle)
            .ShouldBe(["Treaty of Sabrel", "Copy"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whatever_stretch_of_words_is_held_up_it_is_found_word_for_word_where_it_stands()
    {
        var text = $"{Renewal} {Depositary}";
        var words = text.Split(' ');
        using var corpus = new TestCorpus();
        await corpus.AddAsync("one.md", "One", text);
        for (var first = 0; first < words.Length; first++)
        {
            for (var last = first; last < words.Length; last++)
            {
                var held = string.Join(' ', words[first..(last + 1)]);
                var finding = await new QuotationCheck(corpus.Corpus).CheckAsync(held, new HashSet<string> { "c" }, default);
                finding.Verdict.ShouldBe(
                    held.Any(char.IsLetterOrDigit) ? QuotationVerdict.WordForWord : QuotationVerdict.NotComparable, held);
                finding.Matches.ShouldAllBe(match => text.Contains(match.Citation.Quote.Text, StringComparison.Ordinal));
            }
        }
    }

    private Task<QuotationFinding> CheckAsync(string text) =>
        new QuotationCheck(_corpus.Corpus).CheckAsync(text, new HashSet<string> { "c" }, default);
}
