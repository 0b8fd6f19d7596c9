using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It renews in 2031. It then lasts ten years.", "It renews in 2031.|It then lasts ten years.")]
    [InlineData("Mr. Ona met Dr. Reyes. They talked.", "Mr. Ona met Dr. Reyes.|They talked.")]
    [InlineData("See Art. 5 of the Treaty. It applies.", "See Art. 5 of the Treaty.|It applies.")]
    [InlineData("1. The Parties shall meet. 2. They may adjourn.", "1. The Parties shall meet.|2. They may adjourn.")]
    [InlineData("(a) Each Party may withdraw. (b) Notice is due.", "(a) Each Party may withdraw.|(b) Notice is due.")]
    [InlineData("Acme Inc. The buyer pays.", "Acme Inc.|The buyer pays.")]
    [InlineData("Acme Inc. Holdings pays.", "Acme Inc. Holdings pays.")]
    [InlineData("The U.S. Senate agreed. Nobody else did.", "The U.S. Senate agreed.|Nobody else did.")]
    [InlineData("It grew by 3.5 per cent. Then it fell.", "It grew by 3.5 per cent.|Then it fell.")]
    [InlineData("The pay is:* Rank I: eight crowns.* Rank II: ten crowns.", "The pay is:|* Rank I: eight crowns.|* Rank II: ten crowns.")]
    [InlineData("They obey the laws.# The crews do likewise.", "They obey the laws.|# The crews do likewise.")]
    [InlineData("*Nota bene.* The crews do likewise.", "*Nota bene.* The crews do likewise.")]
    [InlineData("He is a refugee.The States protect him.", "He is a refugee.|The States protect him.")]
    [InlineData("Use System.The for it. Not this.", "Use System.The for it.|Not this.")]
    [InlineData("See node.It.js or ask. Not now.", "See node.It.js or ask.|Not now.")]
    [InlineData("“It ends.” He left.", "“It ends.”|He left.")]
    [InlineData("Why? Because! So it is…", "Why?|Because!|So it is…")]
    [InlineData("条約は終了する。通知は六か月前。", "条約は終了する。|通知は六か月前。")]
    [InlineData("He cited it.[12] She did not.", "He cited it.[12]|She did not.")]
    [InlineData("J. R. Marsh signed. K. did not.", "J. R. Marsh signed.|K. did not.")]
    [InlineData("A heading without a stop\n\nA paragraph.", "A heading without a stop|A paragraph.")]
    [InlineData("Er wurde am 3. Oktober 1719 geschlossen. Danach galt er.", "Er wurde am 3. Oktober 1719 geschlossen.|Danach galt er.")]
    [InlineData("Im 19. Jahrhundert wuchs die Stadt. Sie blieb arm.", "Im 19. Jahrhundert wuchs die Stadt.|Sie blieb arm.")]
    [InlineData("We counted 19. August sales rose.", "We counted 19.|August sales rose.")]
    [InlineData("Es gibt z. B. Hamburg. Es gibt andere.", "Es gibt z. B. Hamburg.|Es gibt andere.")]
    [InlineData("Terminó en 1719. ¿Quién lo firmó? Nadie.", "Terminó en 1719.|¿Quién lo firmó?|Nadie.")]
    [InlineData("انتهت المعاهدة. من وقعها؟ لا أحد.", "انتهت المعاهدة.|من وقعها؟|لا أحد.")]
    [InlineData("It costs $5. $6 is too much.", "It costs $5.|$6 is too much.")]
    public void Sentences_end_where_a_reader_says_they_do(string text, string expected) =>
        string.Join('|', SentenceSplitter.Split(text).Select(range => range.Of(text).ToString())).ShouldBe(expected);

    [Fact]
    public void Sentences_hold_every_word_once_and_in_order() =>
        Properties.Check(Properties.HostileText, text =>
        {
            var end = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                sentence.IsEmpty.ShouldBeFalse();
                text[end..sentence.Start].ShouldBeNullOrWhiteSpaceText();
                end = sentence.End;
            }

            text[end..].ShouldBeNullOrWhiteSpaceText();
        });

    [Fact]
    public void Only_the_range_asked_for_is_split()
    {
        const string Text = "First one. Second one. Third one.";
        SentenceSplitter.Split(Text, new TextRange(11, 22)).ShouldBe([new TextRange(11, 22)]);
    }
}
