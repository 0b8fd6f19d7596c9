using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conversations;

public sealed class ExampleQuestionsTests : IDisposable
{
    private const string Ferry = "# Article 4. Tolls\n\nThe toll of the ferry over the Sabrel is four crowns for each passenger.";

    /// <summary>Over so few words no answer is likely; what is asked for here is that the document answers.</summary>
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0.01 });

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task They_are_made_of_titles_and_headings_without_their_numbers_and_each_is_answered()
    {
        await _corpus.AddAsync("ferry.md", "Ferry rules", Ferry);
        await _corpus.AddAsync(
            "staff.md",
            "Staff handbook",
            "# May I take holidays in July?\n\nHolidays in July are taken by those who have asked by the end of March.");

        var examples = await ListAsync("c");

        examples.ShouldBe(["What does Ferry rules say about Tolls?", "May I take holidays in July?"], ignoreOrder: true);
        foreach (var example in examples)
        {
            (await _corpus.AskAsync(example)).ShouldBeOfType<Answered>();
        }
    }

    [Fact]
    public async Task They_tell_nothing_of_what_may_not_be_shown_and_follow_the_corpus()
    {
        await _corpus.AddAsync("ferry.md", "Ferry rules", Ferry, "secret");
        (await ListAsync("c")).ShouldBeEmpty();

        await _corpus.AddAsync("ferry.md", "Ferry rules", Ferry);
        (await ListAsync("c")).ShouldHaveSingleItem();
        (await ListAsync("other")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_without_headings_gives_none_nor_does_a_heading_that_only_repeats_the_title()
    {
        await _corpus.AddAsync("plain.txt", "Notes", "The toll of the ferry is four crowns.");
        await _corpus.AddAsync("same.txt", "Tolls of the ferry", Ferry);
        (await ListAsync("c")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_heading_that_is_half_a_question_is_none()
    {
        await _corpus.AddAsync("note.txt", "A note on the ferry", "# 2. Four crowns or five?\n\nThe toll of the ferry is four crowns.\n\n"
            + "# 3. What is the toll of the ferry?\n\nFour crowns for each passenger.");
        (await ListAsync("c")).ShouldBe(["What is the toll of the ferry?"]);
    }

    [Fact]
    public async Task A_title_that_is_too_long_for_a_question_is_left_out()
    {
        await _corpus.AddAsync("long.txt", "Agreement between the two governments on the ferries and bridges over the river", Ferry);
        (await ListAsync("c")).ShouldBe(["What is said about Tolls?"]);
    }

    private Task<IReadOnlyList<string>> ListAsync(string collection) =>
        new ExampleQuestions(_corpus.Corpus, _corpus.Answerer).ListAsync(new HashSet<string> { collection }, 3, CancellationToken.None);
}
