using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class QuoteMarksTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    [Theory]
    [InlineData(
        "When was the Sabrel treaty signed?", "The Sabrel treaty was signed at Ketlin on 4 May 2019 by both ministers.", "4 May 2019")]
    [InlineData(
        "When does the Sabrel treaty enter into force?",
        "The Sabrel treaty enters into force 30 days after the second ratification.", "30 days")]
    [InlineData(
        "When was the Sabrel treaty signed?",
        "After three years of talks the Sabrel treaty was signed on 4 May 2019, and in 2021 it was renewed.", "4 May 2019")]
    [InlineData("How long does the Sabrel treaty last?", "The Sabrel treaty lasts for ten years and is then renewed.", "ten years")]
    [InlineData("How much is the harbour fee?", "Under Article 7 the harbour fee is 40 crowns for each vessel.", "40 crowns")]
    [InlineData(
        "Who signed the Sabrel treaty?", "Under Article IX of the Agreement the Sabrel treaty was signed by Mira Tolland.", "Mira Tolland")]
    [InlineData("Who signed the treaty for Nordrey?", "For the Republic of Nordrey: Ingrid Vassmer, at Port Lisse.", "Ingrid Vassmer")]
    [InlineData("When does the Sabrel council meet?", "The Sabrel council meets between 1 April and 15 June.", "1 April and 15 June")]
    [InlineData("Where was the Sabrel treaty signed?", "The Sabrel treaty was signed at Ketlin on 4 May 2019.", "Ketlin")]
    public async Task The_words_that_answer_are_marked(string question, string text, string marked) =>
        (await MarkedAsync(question, text)).ShouldBe([marked]);

    [Theory]
    [InlineData("Is the Sabrel treaty in force?", "The Sabrel treaty has been in force since 4 May 2019.")]
    [InlineData("When was the Sabrel treaty signed?", "The Sabrel treaty as signed asks for six months' notice.")]
    [InlineData("Why was the Sabrel treaty signed?", "The Sabrel treaty was signed because the herring had gone.")]
    [InlineData("What does the Sabrel treaty say about herring?", "Under the Sabrel treaty the herring is shared in equal parts.")]
    [InlineData("When was the Sabrel treaty signed?", "The Sabrel treaty was signed in the harbour before a large crowd.")]
    [InlineData("Who keeps the Sabrel treaty?", "The Sabrel treaty is kept as Article 9 of this Agreement says.")]
    public async Task Where_no_words_are_of_the_kind_that_is_asked_for_nothing_is_marked(string question, string text) =>
        (await MarkedAsync(question, text)).ShouldBeEmpty();

    [Fact]
    public async Task What_answers_throughout_is_not_marked_word_by_word() =>
        (await MarkedAsync(
            "When did the Sabrel council meet?",
            "The Sabrel council met on 2 May 2011, on 3 June 2012, on 4 July 2013, on 5 May 2014, on 6 June 2015 and on 7 July 2016."))
            .ShouldBeEmpty();

    public void Dispose() => _corpus.Dispose();

    private async Task<IEnumerable<string>> MarkedAsync(string question, string text)
    {
        await _corpus.AddAsync("sabrel.md", "Papers", text);
        var citation = (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>().Citations.ShouldHaveSingleItem();
        citation.Quote.Text.ShouldBe(text);
        return citation.Marks.Select(mark => text[mark.Start..mark.End]);
    }
}
