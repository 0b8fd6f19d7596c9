using TreatyBot.Core.Answering;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

/// <summary>Documents in other languages are found by their words, at least as well as by plain BM25.</summary>
public sealed class OtherLanguagesTests : IDisposable
{
    private readonly TestCorpus _corpus = new(new AnsweringOptions { MinConfidence = 0 });

    [Theory]
    [InlineData("zh", "河流条约由两国政府管理。\n\n本条约有效期为二十年，到期自动延长十年。\n\n渔业委员会设在首都。", "条约的有效期是多久？", "二十年")]
    [InlineData("ja", "両国は川を共同で管理する。\n\nこの条約の有効期間は二十年とする。\n\n委員会は首都に置かれる。", "条約の有効期間は何年ですか？", "二十年")]
    [InlineData("ko", "양국은 강을 공동으로 관리한다.\n\n이 조약의 유효기간은 이십 년으로 한다.\n\n위원회는 수도에 둔다.", "조약의 유효기간은 얼마입니까?", "이십 년")]
    [InlineData(
        "de",
        "Die Vertragsparteien verwalten den Fluss gemeinsam.\n\nDer Vertrag gilt für zwanzig Jahre und verlängert sich danach.\n\nDie "
            + "Kommission tagt in der Hauptstadt.",
        "Wie lange gilt der Vertrag?",
        "zwanzig Jahre")]
    [InlineData(
        "ru",
        "Стороны совместно управляют рекой.\n\nДоговор действует двадцать лет и затем продлевается.\n\nКомиссия заседает в столице.",
        "Сколько лет действует договор?",
        "двадцать лет")]
    [InlineData(
        "es",
        "Las Partes administran el río en común.\n\nEl tratado estará en vigor durante veinte años y después se prorroga.\n\nLa "
            + "comisión se reúne en la capital.",
        "¿Cuántos años estará en vigor el tratado?",
        "veinte años")]
    [InlineData(
        "fr",
        "Les Parties gèrent la rivière en commun.\n\nLe traité reste en vigueur pendant vingt ans puis est prorogé.\n\nLa commission "
            + "siège dans la capitale.",
        "Combien de temps le traité reste-t-il en vigueur ?",
        "vingt ans")]
    public async Task A_question_is_answered_in_its_own_language(string language, string text, string question, string expected)
    {
        await _corpus.AddAsync($"{language}.txt", null, text);

        var answered = (await _corpus.AskAsync(question)).ShouldBeOfType<Answered>();

        answered.Citations[0].Quote.Text.ShouldContain(expected);
        var terms = Tokenizer.Tokenize(question).ConvertAll(token => new WeightedTerm(token.Term));
        var plain = _corpus.Corpus.Index.Search(new PassageQuery(terms, new HashSet<string> { "c" }, 1));
        var reading = answered.Citations[0].Quote.Reading;
        reading.FindPassage(plain[0].PassageId)!.Range.Contains(answered.Citations[0].Quote.Range)
            .ShouldBeTrue("plain BM25 finds this passage too");
    }

    public void Dispose() => _corpus.Dispose();
}
