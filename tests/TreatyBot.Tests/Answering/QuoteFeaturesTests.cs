using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>What the ranking is told of a sentence.</summary>
public sealed class QuoteFeaturesTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("The court shall consist of nine judges.", 1)]
    [InlineData("The court is composed of nine judges.", 1)]
    [InlineData("The bench, comprising nine judges, sits in Orrin.", 1)]
    [InlineData("Five judges of the court make a quorum.", 0)]
    public async Task What_makes_up_a_body_is_told_from_what_counts_some_of_it(string sentence, float value) =>
        (await OfAsync("How many judges does the court have?", sentence, QuoteFeature.Constitutes)).ShouldBe(value);

    [Theory]
    [InlineData("What does a berth cost for a vessel over 20 m?", "Vessels up to 20 m pay thirty crowns for a berth.", 1)]
    [InlineData("What does a berth cost for a vessel over 20 m?", "Vessels over 20 m pay sixty crowns for a berth.", 0)]
    [InlineData("What do children under 12 pay for the ferry?", "On the ferry persons over 12 pay four crowns.", 1)]
    [InlineData("What do children under 12 pay for the ferry?", "On the ferry children up to 12 pay two crowns.", 0)]
    [InlineData("What does a berth cost for a vessel over 20 m?", "Vessels up to 30 m pay thirty crowns for a berth.", 0)]
    [InlineData("What does a berth cost for a vessel of 20 m?", "Vessels up to 20 m pay thirty crowns for a berth.", 0)]
    public async Task A_bound_of_the_other_side_is_told_from_the_one_that_is_asked_for(string question, string sentence, float value) =>
        (await OfAsync(question, sentence, QuoteFeature.OtherBound)).ShouldBe(value);

    [Theory]
    [InlineData("It takes effect one year after the letter has arrived.")]
    [InlineData("It takes effect a week before the first session.")]
    [InlineData("It takes effect sixty days from signature.")]
    public async Task A_time_told_from_another_event_is_a_date(string sentence) =>
        (await OfAsync("When does it take effect?", sentence, QuoteFeature.HasDate)).ShouldBe(1);

    [Fact]
    public async Task The_row_of_a_table_before_another_says_nothing_of_it()
    {
        const string Orrin = "State: Orrin · Signed: 3 May 1998 · Ratified: 1 June 1999";
        const string Talvia = "State: Talvia · Signed: 3 May 1998 · Ratified: not ratified";
        await _corpus.AddAsync("members.txt", "Members", $"{Orrin}\n\n{Talvia}");

        var rows = await ExploreAsync("When did Orrin ratify?");

        rows[Talvia][(int)QuoteFeature.InPrevious].ShouldBe(0);
        rows[Orrin][(int)QuoteFeature.Scrap].ShouldBe(0);
        rows[Orrin][(int)QuoteFeature.InSentence].ShouldBeGreaterThan(rows[Talvia][(int)QuoteFeature.InSentence]);
    }

    [Fact]
    public async Task A_name_on_the_only_page_of_a_document_is_to_be_said_by_the_sentence_a_name_in_its_title_is_not()
    {
        const string Sentence = "The keeper closes the gate at dusk.";
        await _corpus.AddAsync("a.txt", "Rules of the gate", Sentence + " Marrow has a gate, too.");
        await _corpus.AddAsync("b.txt", "Rules of the gate of Marrow", Sentence.Replace("dusk", "noon", StringComparison.Ordinal));

        var candidates = await ExploreAsync("When does the keeper close the gate of Marrow?");

        candidates[Sentence][(int)QuoteFeature.InSentence]
            .ShouldBeLessThan(candidates["The keeper closes the gate at noon."][(int)QuoteFeature.InSentence] - 0.05f);
    }

    private async Task<float> OfAsync(string question, string sentence, QuoteFeature feature)
    {
        await _corpus.AddAsync("a.txt", "Rules", sentence);
        return (await ExploreAsync(question))[sentence][(int)feature];
    }

    private async Task<Dictionary<string, float[]>> ExploreAsync(string question) =>
        (await _corpus.Answerer.ExploreAsync(question, new HashSet<string> { "c" }, without: null, take: 10, CancellationToken.None))
            .ToDictionary(candidate => candidate.Text, candidate => candidate.Features);
}
