using FsCheck.Fluent;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("The treaty renews.", "the treati renew")]
    [InlineData("U.S. and D.P.R.K. officials", "us and dprk offici")]
    [InlineData("the Parties' duties, a Party's duty", "the parti duti a parti duti")]
    [InlineData("sûreté façade STRASSE Straße", "suret facad strass strass")]
    [InlineData("1,200 tonnes; Article 3.1; 12.5%", "1200 tonn articl 3.1 12.5")]
    [InlineData("Canada–Korea free-trade", "canada korea free trade")]
    [InlineData("ＦＵＬＬ ｗｉｄｔｈ ﬁsh", "full width fish")]
    [InlineData("co\u00ADoperation", "cooper")]
    [InlineData("don't", "dont")]
    [InlineData("C, C++ and C#; notepad++, a+b", "c c++ and c# notepad++ a b")]
    [InlineData("F-16 F16 f16 f-16 MH-370 SHA256", "f16 f16 f16 f16 mh370 sha256")]
    [InlineData("COVID-19 COVID19 mid-1990 2020-21 12bis", "covid 19 covid 19 mid 1990 2020 21 12bis")]
    [InlineData("over\u200Bnight allow\u00AD\u2060ance \uFEFFfee", "overnight allow fee")]
    [InlineData("the center, centres of the theatre, a metre", "the center center of the theater a meter")]
    [InlineData("They held it, the men; founded, found", "they hold it the man found find")]
    public void Words_become_terms(string text, string expected) =>
        string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Term)).ShouldBe(expected);

    [Theory]
    [InlineData("条約は更新", "条約 約は は更 更新")]
    [InlineData("中 国", "中 国")]
    [InlineData("조약의 Treaty", "조약 약의 treati")]
    public void Scripts_without_spaces_become_pairs(string text, string expected) =>
        string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Term)).ShouldBe(expected);

    [Fact]
    public void Every_token_lies_where_its_word_stands_whatever_the_text() =>
        Properties.Check(Properties.HostileText, text =>
        {
            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                // Pairs of characters overlap; nothing runs backwards or past the text.
                token.Start.ShouldBeLessThan(token.End);
                token.End.ShouldBeGreaterThanOrEqualTo(end);
                token.End.ShouldBeLessThanOrEqualTo(text.Length);
                end = token.End;
            }
        });

    [Fact]
    public void A_word_of_a_megabyte_makes_one_short_term() =>
        Tokenizer.Tokenize(new string('x', 1_000_000))
            .ShouldHaveSingleItem().Term.Length
            .ShouldBeLessThanOrEqualTo(Tokenizer.MaxTermLength);

    [Fact]
    public void What_was_asked_for_as_a_word_before_changes_no_pair()
    {
        Tokenizer.TermOf("문서");

        Tokenizer.Tokenize("문서").Single().Term.ShouldBe("문서".Normalize(System.Text.NormalizationForm.FormKC));
    }
}
