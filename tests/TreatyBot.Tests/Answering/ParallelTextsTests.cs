using TreatyBot.Core.Answering;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>A question in one language finds an instrument in that language, and shows what its other authentic texts say.</summary>
public sealed class ParallelTextsTests : IDisposable
{
    private const string English =
        """
        # Article 1

        The Parties administer the river Sabrel together from 12 May 1987 on and share its waters equally between both banks.

        # Article 2

        The Commission has 14 members. It meets in the capital of the Party that holds the chair and reports to both governments.

        # Article 3

        This Treaty remains in force for 25 years. It is then renewed for periods of 10 years unless a Party gives notice.

        # Article 4

        Disputes on the toll of 350 crowns are settled by the court of the city in which the ship is registered by its owner.
        """;

    private const string French =
        """
        # Article 1

        Les Parties administrent ensemble la rivière Sabrel à partir du 12 mai 1987 et partagent ses eaux entre les deux rives.

        # Article 2

        La Commission compte 14 membres. Elle se réunit dans la capitale de la Partie qui la préside et rend compte aux gouvernements.

        # Article 3

        Le présent Traité reste en vigueur pendant 25 ans. Il est ensuite renouvelé par périodes de 10 ans, sauf dénonciation d'une Partie.

        # Article 4

        Les différends sur le péage de 350 couronnes sont réglés par le tribunal de la ville où le navire est immatriculé.
        """;

    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    [Theory]
    [InlineData("How long does the treaty remain in force?", "This Treaty remains in force for 25 years.", "Le présent Traité reste")]
    [InlineData("Combien de temps le traité reste-t-il en vigueur ?", "pendant 25 ans", "This Treaty remains in force for 25 years.")]
    [InlineData("Combien de membres compte la Commission ?", "La Commission compte 14 membres.", "The Commission has 14 members.")]
    public async Task The_same_paragraph_of_the_other_authentic_text_stands_behind_the_quote(string question, string first, string second)
    {
        await _corpus.AddAsync("sabrel-en.md", "Treaty of Sabrel", English);
        await _corpus.AddAsync("sabrel-fr.md", "Traité de Sabrel", French);

        var answered = (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldContain(first);
        answered.Citations[1].Quote.Text.ShouldContain(second);
        answered.Citations[1].HeadingPath.ShouldBe(answered.Citations[0].HeadingPath);
    }

    [Fact]
    public async Task Another_treaty_in_another_language_is_no_parallel_text()
    {
        await _corpus.AddAsync("sabrel-en.md", "Treaty of Sabrel", English);
        await _corpus.AddAsync(
            "durelle-fr.md", "Traité de la Durelle",
            French.Replace("1987", "1931", StringComparison.Ordinal).Replace("14 ", "22 ", StringComparison.Ordinal)
                .Replace("350", "480", StringComparison.Ordinal).Replace("25 ans", "50 ans", StringComparison.Ordinal));

        var answered = (await _corpus.AskAsync("How long does the treaty remain in force?")).ShouldBeOfType<Answered>();

        answered.Citations.ShouldAllBe(citation => citation.Document.Path == "sabrel-en.md");
    }

    [Fact]
    public async Task A_parallel_text_that_may_not_be_shown_is_not_shown()
    {
        await _corpus.AddAsync("sabrel-en.md", "Treaty of Sabrel", English);
        await _corpus.AddAsync("sabrel-fr.md", "Traité de Sabrel", French, collection: "secret");

        var answered = (await _corpus.AskAsync("How long does the treaty remain in force?")).ShouldBeOfType<Answered>();

        answered.Citations.ShouldAllBe(citation => citation.Document.Path == "sabrel-en.md");
    }

    public void Dispose() => _corpus.Dispose();
}
