using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Tests.Ingestion.Facts;

public sealed class AbbreviationFinderTests
{
    [Theory]
    [InlineData("the rules of the World Trade Organization (WTO) apply.", "WTO=World Trade Organization")]
    [InlineData("Ships of the League of Harbour Towns (LHT), and others.", "LHT=League of Harbour Towns")]
    [InlineData("The WTO (World Trade Organization) decides.", "WTO=World Trade Organization")]
    [InlineData("Large multinational enterprises (MNEs) pay.", "MNE=multinational enterprises")]
    [InlineData("the Joint River Commission (JRC; see Article 4) meets.", "JRC=Joint River Commission")]
    [InlineData("The Ministry of Health (“MoH”) pays.", "MoH=Ministry of Health")]
    [InlineData("Acme Shipping Ltd (hereinafter “the Company”) and others", "Company=Acme Shipping Ltd")]
    [InlineData("Acme Shipping, Ltd. (hereinafter referred to as the “Company”) pays", "Company=Acme Shipping, Ltd.")]
    [InlineData("between Acme Shipping Ltd, hereinafter called \"the Company\", and others", "Company=Acme Shipping Ltd")]
    [InlineData("between Acme Shipping Ltd, hereinafter referred to as the Company, and others", "Company=Acme Shipping Ltd")]
    [InlineData("the Agreement on the Conservation of Gulls (the “Gull Agreement”)",
        "Gull Agreement=Agreement on the Conservation of Gulls")]
    [InlineData("under the Convention on the keeping of small fowl (hereafter “the Fowl Convention”).",
        "Fowl Convention=Convention on the keeping of small fowl")]
    [InlineData("the International Union of Rivers (“IUR” or the “Bank”)",
        "IUR=International Union of Rivers", "Bank=International Union of Rivers")]
    [InlineData("The “United Nations Harbour Fund” (UNHF) pays.", "UNHF=United Nations Harbour Fund")]
    public void What_a_text_calls_something_for_short_is_found(string text, params string[] pairs) =>
        AbbreviationFinder.Find(text).Select(pair => $"{pair.ShortForm}={pair.LongForm}").ShouldBe(pairs);

    [Theory]
    [InlineData("The keeper (see Article 4) opens the lock (a) at dawn and (b) at noon.")]
    [InlineData("The harbour of Orrin (UNESCO) is old.")]
    [InlineData("He paid (EUR 40) for it, and left (PM).")]
    [InlineData("Ships (and boats) pay a toll (“nothing is free”, he said) at noon.")]
    [InlineData("The words are true (he said they are “Good” words).")]
    [InlineData("World Trade\n\nOrganization (WTO)")]
    [InlineData("Article 4 (IV) and Part V (VI)")]
    [InlineData("the WTO (WTO)")]
    [InlineData("(WTO")]
    [InlineData("()")]
    [InlineData("hereinafter")]
    public void What_stands_in_brackets_for_another_reason_is_none(string text) => AbbreviationFinder.Find(text).ShouldBeEmpty();

    [Fact]
    public void A_text_that_defines_thousands_is_heard_to_the_bound_and_no_further()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"the Ab{i} Cd{i} Ef{i} (ACE{i}) "));

        AbbreviationFinder.Find(text).Count.ShouldBe(DocumentFacts.MaxAbbreviations);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("A (")]
    [InlineData("(\"")]
    [InlineData("hereinafter ")]
    [InlineData("hereinafter \"A\" (\"A\") ")]
    [InlineData("Aa (AA)")]
    public void Text_that_is_nothing_but_openings_ends(string piece) =>
        AbbreviationFinder.Find(string.Concat(Enumerable.Repeat(piece, 50_000))).Count.ShouldBeLessThanOrEqualTo(
            DocumentFacts.MaxAbbreviations);

    [Theory]
    [InlineData("This Act may be cited as the Harbour Tolls Act 2011.", "Harbour Tolls Act 2011")]
    [InlineData("This Convention shall be known as “GULLCON”.", "GULLCON")]
    [InlineData("This Act may be repealed. That Act may be cited as the Other Act.")]
    public void What_a_document_may_be_cited_as_is_its_name(string text, params string[] names) => ShortTitles.Find(text).ShouldBe(names);
}
