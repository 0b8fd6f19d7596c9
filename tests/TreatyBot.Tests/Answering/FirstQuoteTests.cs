using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>Of quotes that are nearly as likely, the one that answers comes first.</summary>
public sealed class FirstQuoteTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData(
        "How long may a boat stay at the quay at most?",
        "A boat may stay at the quay for three days before its stay at the quay is entered.\n\n"
            + "The stay of a boat may not exceed thirty days.",
        "thirty days")]
    [InlineData(
        "What is the longest stay of a boat at the quay?",
        "A stay of a boat at the quay costs three crowns.\n\nA stay of a boat at the quay may not exceed thirty days in the season.",
        "thirty days")]
    [InlineData(
        "What is the minimum crew of a ferry?",
        "The crew of a ferry has forty cabins.\n\nThe crew of a ferry on the river numbers at least six sailors.",
        "at least six sailors")]
    [InlineData(
        "What is the Quillon?",
        "The keeper of the Quillon is sworn in.\n\nHandle the Quillon with care.\n\nThe Quillon is the register of all boats.",
        "register of all boats")]
    [InlineData(
        "What is a tender?",
        "The owner of a tender is known as a tender man.\n\n“Tender” means a boat that serves another one.",
        "serves another one")]
    public async Task It_states_what_is_asked_for(string question, string text, string first)
    {
        await _corpus.AddAsync("rules.md", "Rules of the quay", text);

        (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>().Citations[0].Quote.Text.ShouldContain(first);
    }
}
