using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class DocumentNamesTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("When does withdrawal from the great lake agreement take effect?", "agreement great lake")]
    [InlineData("When does the small pond agreement end?", "agreement")]
    [InlineData("Who guards the great lake?", "")]
    public async Task The_words_before_agreement_name_the_document_whose_title_bears_them_all(string question, string naming)
    {
        await _corpus.AddAsync("lake.txt", "AGREEMENT ON THE GREAT LAKE", "The small waters of the great lake are clean.");
        await _corpus.AddAsync("herring.txt", "Agreement on Herring Stocks", "The herring of the small waters are counted.");

        var analysis = new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty).Analyze(question);
        var choice = new DocumentNames(_corpus.Corpus.Catalogue).Choose(analysis, _ => true);

        choice.Naming.Select(i => analysis.Concepts[i].Text).Order(StringComparer.Ordinal).ShouldBe(
            naming.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
