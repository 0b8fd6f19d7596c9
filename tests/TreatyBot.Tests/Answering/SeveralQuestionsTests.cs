using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class SeveralQuestionsTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    [Theory]
    [InlineData("Who insures the sheds? How long is the notice?", "Who insures the sheds?", "How long is the notice?")]
    [InlineData("Hi all! Who insures the sheds? And until when? Thanks!", "Hi all! Who insures the sheds?", "And until when? Thanks!")]
    [InlineData("We rent a berth in Orrin. Who insures it? Since when?", "We rent a berth in Orrin. Who insures it?", "Since when?")]
    [InlineData("Two things:\n1. Who insures the sheds\n2. How long is the notice", "Who insures the sheds", "How long is the notice")]
    [InlineData("- Who insures the sheds?\n- How long is the notice?", "Who insures the sheds?", "How long is the notice?")]
    public void Each_question_of_a_message_is_found(string message, params string[] questions) =>
        Split(message).ShouldBe(questions);

    [Theory]
    [InlineData("Who insures the sheds?")]
    [InlineData("Who insures the sheds")]
    [InlineData("Any ideas? Who insures the sheds?")]
    [InlineData("Who insures the sheds? Right?")]
    [InlineData("Who insures the sheds?? Many thanks.")]
    [InlineData("Who insures the sheds? I have looked everywhere.")]
    [InlineData("Ona wrote \"who insures the sheds?\" in the minutes. Is that still open?")]
    [InlineData("> Who insures the sheds?\nHow long is the notice?")]
    [InlineData("Why?")]
    [InlineData("")]
    [InlineData("? ? ?")]
    public void A_message_that_asks_one_thing_is_left_as_it_is(string message) => Split(message).ShouldBe([message]);

    [Fact]
    public async Task Each_question_of_a_message_has_its_own_answer()
    {
        await _corpus.AddAsync("lease.md", "Berth lease", "The port insures the sheds.\n\nThe notice of the berth is six months.");

        var answered = (await _corpus.AskAsync("Who insures the sheds? How long is the notice of the berth?")).ShouldBeOfType<Answered>();

        answered.Parts.Select(part => part.Question).ShouldBe(["Who insures the sheds?", "How long is the notice of the berth?"]);
        answered.Parts.Select(part => part.Answer.ShouldBeOfType<Answered>().Citations[0].Quote.Text)
            .ShouldBe(["The port insures the sheds.", "The notice of the berth is six months."]);
        answered.Confidence.ShouldBe(answered.Parts.Min(part => part.Answer.Confidence));
        answered.Citations.ShouldBe(answered.Parts.SelectMany(part => ((Answered)part.Answer).Citations));
    }

    [Fact]
    public async Task A_question_that_leans_on_the_one_before_it_is_asked_of_the_same_thing()
    {
        await _corpus.AddAsync("lease.md", "Berth lease", "The port insures the sheds until 2031.\n\nThe ferry sails until 2040.");

        var answered = (await _corpus.AskAsync("Who insures the sheds? And how much is the toll of the ferry? Until when does it sail?"))
            .ShouldBeOfType<Answered>();

        answered.Parts[^1].Answer.ShouldBeOfType<Answered>().Citations[0].Quote.Text.ShouldContain("2040");
    }

    [Fact]
    public async Task A_question_asked_twice_in_other_words_is_answered_once()
    {
        await _corpus.AddAsync("lease.md", "Berth lease", "The port insures the sheds.\n\nThe notice of the berth is six months.");

        (await _corpus.AskAsync("Who insures the sheds? By whom are the sheds insured?")).ShouldBeOfType<Answered>().Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_the_documents_do_not_answer_stands_beside_one_that_they_do()
    {
        using var corpus = new TestCorpus();
        await corpus.AddAsync("lease.md", "Berth lease", "The port insures the sheds.\n\nThe notice of the berth is six months.");

        var answered = (await corpus.AskAsync("Who insures the sheds? Who won the football cup in Brazil?")).ShouldBeOfType<Answered>();

        answered.Parts.Select(part => part.Answer.GetType()).ShouldBe([typeof(Answered), typeof(NothingFound)]);
    }

    [Fact]
    public async Task More_than_five_questions_are_not_answered_at_once()
    {
        await _corpus.AddAsync("lease.md", "Berth lease",
            string.Join("\n\n", "ABCDEFG".Select(letter => $"Shed {letter}lder is insured by office {letter}rn.")));

        var answered = (await _corpus.AskAsync(
            string.Join(' ', "ABCDEFG".Select(letter => $"Who insures shed {letter}lder?")))).ShouldBeOfType<Answered>();

        answered.Parts.Count(part => part.Answer is Refused { Reason: RefusalReason.TooLong }).ShouldBe(2);
    }

    [Fact]
    public async Task What_goes_on_from_a_quote_is_asked_of_its_document()
    {
        await _corpus.AddAsync("north.md", "Northern ferry", "The northern ferry sails at six.\n\nThe captain signed it in 2019.");
        await _corpus.AddAsync("south.md", "Southern ferry", "The southern ferry sails at nine.\n\nThe captain signed it in 2023.");
        var earlier = new EarlierTurn("When does the southern ferry sail?", await _corpus.AskAsync("When does the southern ferry sail?"));

        var answered = (await _corpus.Answerer.AnswerAsync(
            "and when did the captain sign it?", earlier, new HashSet<string> { "c" }, CancellationToken.None)).ShouldBeOfType<Answered>();

        answered.Citations[0].Document.Path.ShouldBe("south.md");
    }

    public void Dispose() => _corpus.Dispose();

    private static IReadOnlyList<string> Split(string message) =>
        SeveralQuestions.In(message, new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty).Analyze);
}
