using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Meaning;

/// <summary>A word of the question that the answer does not say asks for another thing, or is said there in other words.</summary>
public sealed class ForeignWordsTests : IDisposable
{
    private readonly FakeEncoder _fake = new("leave holiday vacation absence", "military soldiers army", "sails ferry");
    private readonly EmbeddingCorpus _corpus;

    public ForeignWordsTests() => _corpus = new EmbeddingCorpus(_fake);

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task A_word_without_which_the_question_comes_nearer_is_foreign()
    {
        var (sentence, passage) = await WeighAsync("How long is military leave?");

        sentence.ShouldBeGreaterThan(0.5);
        passage.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public async Task A_word_that_is_meant_by_what_stands_there_is_not()
    {
        var (sentence, passage) = await WeighAsync("How long is holiday leave?");

        sentence.ShouldBeLessThan(0);
        passage.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task Where_every_word_is_said_nothing_is_weighed_or_encoded()
    {
        await AddAsync();
        var attempts = _fake.Attempts;

        (await ExploreAsync("How long is vacation leave?"))[(int)AnswerFeature.ForeignToSentence].ShouldBe(0);

        // The question itself.
        _fake.Attempts.ShouldBe(attempts + 1);
    }

    private async Task<(double Sentence, double Passage)> WeighAsync(string question)
    {
        await AddAsync();
        var features = await ExploreAsync(question);
        return (features[(int)AnswerFeature.ForeignToSentence], features[(int)AnswerFeature.ForeignToPassage]);
    }

    private async Task AddAsync()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Rules", "Crews have vacation leave of 24 days.\n\nThe ferry sails at noon.");
        await _corpus.EmbedAsync();
    }

    private async Task<float[]> ExploreAsync(string question)
    {
        var explored = await _corpus.Answers.Answerer.ExploreAsync(question, new HashSet<string> { "c" }, without: null, take: 1,
            CancellationToken.None);
        explored[0].Text.ShouldContain("24 days");
        return explored[0].AnswerFeatures;
    }
}
