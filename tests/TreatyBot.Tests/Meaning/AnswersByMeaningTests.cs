using TreatyBot.Core.Conversations;
using TreatyBot.Core.Meaning;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Meaning;

public sealed class AnswersByMeaningTests : IDisposable
{
    private const string Rules = """
        Either side may denounce this arrangement by a letter.

        The ferry sails at noon on every working day.

        Goods are weighed at the quay before loading.

        The keeper of the lock lives beside it.
        """;

    private readonly FakeEncoder _fake = new("denounce letter quit leave", "ferry boat sails depart", "goods weighed cargo",
        "keeper lock guard");
    private readonly EmbeddingCorpus _corpus;

    public AnswersByMeaningTests() => _corpus = new EmbeddingCorpus(_fake);

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task A_paraphrase_that_shares_no_word_is_found()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", Rules);
        await _corpus.EmbedAsync();

        (await _corpus.AskAsync("How can one quit?")).ShouldContain("denounce");
        (await _corpus.AskAsync("When does the boat depart?")).ShouldContain("ferry sails");
    }

    [Fact]
    public async Task A_document_without_vectors_yet_is_found_by_its_words()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", string.Join("\n\n", Enumerable.Repeat(Rules, 10)));
        await _corpus.EmbedAsync();
        await _corpus.Answers.AddAsync("new.txt", "New rules", "The toll of the drawbridge is four crowns.");

        (await _corpus.AskAsync("What is the toll of the drawbridge?")).ShouldContain("four crowns");
        _corpus.Answers.Vectors.Progress(_corpus.Answers.Corpus.Catalogue.Entries).ShouldBe(new EmbeddingProgress(40, 41));
    }

    [Fact]
    public async Task Where_fewer_than_nine_of_ten_passages_have_vectors_words_alone_answer()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", Rules);
        await _corpus.EmbedAsync();
        var byMeaning = await NearestAsync();
        await _corpus.Answers.AddAsync("new.txt", "New rules", "The toll of the drawbridge is four crowns.");
        var byWords = await NearestAsync();

        byMeaning.ShouldBeTrue();
        byWords.ShouldBeFalse();

        // Words alone find nothing where no word is shared.
        async Task<bool> NearestAsync() =>
            await _corpus.Answers.AskAsync("How can one quit?") is Core.Answering.Answered { Citations: [var best, ..] }
            && best.Quote.Text.Contains("denounce", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_asker_may_not_see_is_not_found_by_its_meaning()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", Rules, collection: "secret");
        await _corpus.Answers.AddAsync("open.txt", "Open rules", "The lamp is lit at dusk.\n\nThe bell rings at dawn.");
        await _corpus.EmbedAsync();

        var answer = await _corpus.Answers.AskAsync("How can one quit?", "c");

        var shown = answer is Core.Answering.Answered answered ? answered.Citations : ((Core.Answering.NothingFound)answer).Nearest;
        shown.ShouldAllBe(citation => citation.Document.Collection == "c");
    }

    [Fact]
    public async Task A_question_is_answered_by_words_while_the_encoder_fails()
    {
        await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", Rules);
        await _corpus.EmbedAsync();
        _fake.Failure = new InvalidDataException("It is broken.");

        (await _corpus.AskAsync("When does the ferry sail?")).ShouldContain("noon");
        _corpus.Encoder.Problem.ShouldBe("It is broken.");
    }

    [Fact]
    public async Task How_far_it_is_is_said_while_it_is_not_done_and_of_what_may_be_seen_alone()
    {
        var status = new MeaningStatus(_corpus.Answers.Vectors, _corpus.Encoder);
        var rules = await _corpus.Answers.AddAsync("rules.txt", "Harbour rules", Rules);
        await _corpus.EmbedAsync();
        var open = await _corpus.Answers.AddAsync("new.txt", "New rules",
            string.Join("\n\n", Enumerable.Range(0, 1200).Select(i => $"Toll {i} is paid.")));

        status.Describe([rules, open]).ShouldBe("1,200 of 1,204 passages are compared by words alone so far.");
        status.Describe([rules]).ShouldBeNull();
        new MeaningStatus(_corpus.Answers.Vectors, TextEncoder.None).Describe([rules, open]).ShouldBeNull();
    }
}
