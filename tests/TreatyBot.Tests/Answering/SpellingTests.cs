using TreatyBot.Core.Answering.Understanding;
using TreatyBot.LuceneIndex;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Answering;

public sealed class SpellingTests
{
    private static readonly QuestionAnalyzer Analyzer = new(Thesaurus.Parse([]), Lexicon.Parse(["attract\tdraw:0.5"]));

    [Theory]
    [InlineData("Who develped the engine?", "develped", "develop")]
    [InlineData("What is the strengh of the fleet?", "strengh", "strength")]
    [InlineData("What did Moncalm attack?", "Moncalm", "montcalm")]
    [InlineData("What did the Raouliii do?", "Raouliii", "raoulii")]
    [InlineData("Was it a significan act?", "significan", "signific")]
    [InlineData("Did they recieve it?", "recieve", "receiv")]
    public void A_word_that_no_passage_has_is_read_as_the_nearest_that_one_has(string question, string word, string read) =>
        Read(question, word).ShouldBe(read);

    [Theory]
    [InlineData("When did Iceland accede?", "Iceland")] // Ireland is another country.
    [InlineData("What did it attract?", "attract")] // A word that the lexicon knows is not misspelt.
    [InlineData("What did the fleet fix?", "fleet")] // One that passages have is not either,
    [InlineData("What is a pork?", "pork")] // a short one is another word,
    [InlineData("Who sells mackintoshes?", "mackintoshes")] // and what is near to nothing stays unknown.
    public void Another_word_is_no_slip(string question, string word) => Read(question, word).ShouldBeNull();

    private static string? Read(string question, string word)
    {
        using var index = new LucenePassageIndex();
        index.Add(Document(
            1,
            "The fleet was developed for its strength.",
            "Montcalm and the Raoulii made a significant attack to receive Ireland.",
            "They attach floats to the port."));

        var phrases = Spelling.Correct(Analyzer.Analyze(question), index).Concepts.Single(concept => concept.Text == word).Phrases;
        return phrases.Skip(1).Select(phrase => phrase.Terms.Single()).FirstOrDefault(term => term != "draw");
    }
}
