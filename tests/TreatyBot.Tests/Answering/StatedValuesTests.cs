using TreatyBot.Core.Answering.Judging;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Tests.Answering;

public sealed class StatedValuesTests
{
    private const string Question = "What of the notice?";

    [Theory]
    [InlineData("The pact is still in force.", "yes")]
    [InlineData("The pact is no longer in force.", "no")]
    [InlineData("The pact has not been rescinded.", "yes")]
    [InlineData("The pact has been rendered null and void.", "no")]
    [InlineData("The pact stays in force if no notice is received.", "yes")]
    [InlineData("The pact is void.", "no")]
    [InlineData("The pact ceased to be in force.", "no")]
    [InlineData("Nordrey failed to put the pact in force.", "no")]
    [InlineData("Nordrey did not fail to put the pact in force.", "yes")]
    [InlineData("Neither Nordrey nor Costavera put the pact in force.", "no")]
    [InlineData("Nordrey refuses to put the pact in force.", "no")]
    [InlineData("The pact has been in force no less than ten years.", "yes")]
    [InlineData("The pact comes in force every ten years.", "yes")]
    [InlineData("No notice has come for the pact, because the Senate never read it.", "no")]
    [InlineData("Under article No. 5 the pact is in force.", "yes")]
    [InlineData("The delegation reserved its position on whether the pact was in force.", null)]
    [InlineData("It is unclear whether the pact is in force.", null)]
    [InlineData("Is the pact still in force?", null)]
    [InlineData("A party that does not wish the pact to be in force says so.", null)]
    [InlineData("The pact shall not be renewed without the consent of the Senate.", null)]
    [InlineData("The pact is not in force unless both ratify it.", null)]
    [InlineData("The parties to the pact do not force a guest to leave.", null)]
    [InlineData("The parties do not force the pact on anybody.", "no")]
    public void A_quote_affirms_denies_or_leaves_open(string quote, string? side) =>
        (StatedValues.Find(AnswerKind.YesNo, new(quote), term => term is "notic" or "pact" or "forc", new(Question))?.Normal)
            .ShouldBe(side, quote);

    [Theory]
    [InlineData("The pact has been rescinded.", "yes")]
    [InlineData("The pact has not been rescinded.", "no")]
    public void What_is_asked_for_denies_nothing(string quote, string side) =>
        StatedValues.Find(AnswerKind.YesNo, new(quote), term => term is "pact" or "rescind", new("Has the pact been rescinded?"))
            .ShouldNotBeNull().Normal.ShouldBe(side);

    [Theory]
    [InlineData("The notice for boats is a month.", "boat")]
    [InlineData("The notice of termination by the tenant is a month.", "termin")]
    [InlineData("The notice is a month for boats.")]
    [InlineData("A notice of six months ends the berth.")]
    [InlineData("The length of the notice is a month.")]
    public void What_narrows_the_thing_that_is_asked_for_is_told(string quote, params string[] qualifiers) =>
        StatementScope.Qualifiers(quote, term => term is "notic").ShouldBe(qualifiers, ignoreOrder: true);

    [Theory]
    [InlineData(AnswerKind.Date, "It renews on 1 March 2031.", "2031-03-01")]
    [InlineData(AnswerKind.Date, "It renewed in 2021 and will in 2031.", null)]
    [InlineData(AnswerKind.Date, "He spoke of the notice in 2011, \"The notice ends in 2021.\"", null)]
    [InlineData(AnswerKind.Date, "The notice does not end in 2031.", null)]
    [InlineData(AnswerKind.Date, "The notice expired in 2031.", "2031")]
    [InlineData(AnswerKind.Date, "The notice failed to end in 2031.", null)]
    [InlineData(AnswerKind.Date, "The notice didn’t end in 2031.", null)]
    [InlineData(AnswerKind.Date, "The notice ends in 2031 and is not renewed.", "2031")]
    [InlineData(AnswerKind.Duration, "Notice of six months is needed.", "P6M")]
    [InlineData(AnswerKind.Duration, "Notice of 6 months is needed.", "P6M")]
    [InlineData(AnswerKind.Duration, "The notice is twelve months.", "P12M")]
    [InlineData(AnswerKind.Duration, "The notice is a year.", "P12M")]
    [InlineData(AnswerKind.Duration, "The notice lasts half a year.", "P6M")]
    [InlineData(AnswerKind.Duration, "The notice costs 12 crowns a year.", null)]
    [InlineData(AnswerKind.Duration, "The notice is two weeks.", "P14D")]
    [InlineData(AnswerKind.Duration, "The notice is thirty (30) days.", "P30D")]
    [InlineData(AnswerKind.Duration, "The notice is ten working days.", "10 working day")]
    [InlineData(AnswerKind.Duration, "The notice is six to eight weeks.", "P42D..P56D")]
    [InlineData(AnswerKind.Duration, "The term is ten years, the notice one year.", "P12M")]
    [InlineData(AnswerKind.Duration, "The term is ten years, the warning one year.", null)]
    [InlineData(AnswerKind.Amount, "Twenty-two notices were sent.", "22 notic")]
    [InlineData(AnswerKind.Amount, "3.10 There must be at least 4 metres of water above the notice.", ">=4 metre")]
    [InlineData(AnswerKind.Amount, "Each notice needs 3.10 metres.", "3.1 metre")]
    [InlineData(AnswerKind.Amount, "1. A notice has 1,200 letters.", "1200 letter")]
    [InlineData(AnswerKind.Amount, "The notice of Lot 12 is on page 3.", null)]
    [InlineData(AnswerKind.Amount, "The notice of article 12 is void.", null)]
    [InlineData(AnswerKind.Amount, "A notice needs two thirds of the votes.", null)]
    [InlineData(AnswerKind.Amount, "A notice needs two-thirds of the votes.", null)]
    [InlineData(AnswerKind.Amount, "A notice needs 2/3 of the votes.", null)]
    [InlineData(AnswerKind.Amount, "The notice of 2021 is one of them.", null)]
    [InlineData(AnswerKind.Amount, "Between 3 and 5 notices are sent.", "3..5 notic")]
    [InlineData(AnswerKind.Amount, "The rate in the notice is 8 per cent.", "8 %")]
    [InlineData(AnswerKind.Amount, "The rate in the notice is 8%.", "8 %")]
    [InlineData(AnswerKind.Amount, "A notice costs $1.5 million.", "1500000 dollar")]
    [InlineData(AnswerKind.Amount, "A notice costs about 40 euros.", "~40 euro")]
    [InlineData(AnswerKind.Amount, "A board of four members writes the notice.", null)]
    [InlineData(AnswerKind.Amount, "A total of four members write the notice.", "4 member")]
    [InlineData(AnswerKind.Amount, "Four parts of the notice are lost.", null)]
    [InlineData(AnswerKind.Amount, "A notice is sent if four members ask for it.", null)]
    [InlineData(AnswerKind.Person, "Ona Berg signed the notice.", null)]
    public void A_quote_states_the_value_of_what_is_asked_and_no_other_number(AnswerKind kind, string quote, string? value) =>
        (StatedValues.Find(kind, new(quote), term => term is "notic", new(Question))?.Normal).ShouldBe(value, quote);

    [Theory]
    [InlineData(AnswerKind.Duration, "The notice is six months.", "The notice is twelve months.")]
    [InlineData(AnswerKind.Duration, "The notice is 30 days.", "The notice is 120 days.")]
    [InlineData(AnswerKind.Duration, "The notice is 30 days.", "The notice is two months.")]
    [InlineData(AnswerKind.Duration, "The notice is at least six months.", "The notice is at least twelve months.")]
    [InlineData(AnswerKind.Duration, "The notice is at most 10 days.", "The notice is 3 weeks.")]
    [InlineData(AnswerKind.Duration, "The notice is ten minutes.", "The notice is half an hour.")]
    [InlineData(AnswerKind.Amount, "A notice costs 4 crowns a year.", "A notice costs 6 crowns every year.")]
    [InlineData(AnswerKind.Amount, "Three notices were sent.", "Seven notices were sent.")]
    [InlineData(AnswerKind.Amount, "A notice costs $40.", "A notice costs 50 dollars.")]
    [InlineData(AnswerKind.Amount, "About 40 notices were sent.", "Some 400 notices were sent.")]
    [InlineData(AnswerKind.Date, "The notice was sent in 2019.", "The notice was sent on 3 May 2020.")]
    [InlineData(AnswerKind.YesNo, "The notice was sent.", "The notice was never sent.")]
    public void What_cannot_both_be_right_is_a_contradiction(AnswerKind kind, string one, string other) =>
        Contradict(kind, one, other).ShouldBeTrue();

    [Theory]
    [InlineData(AnswerKind.Duration, "The notice is a month.", "The notice is one month.")]
    [InlineData(AnswerKind.Duration, "The notice is 30 days.", "The notice is one month.")]
    [InlineData(AnswerKind.Duration, "The notice is 28 days.", "The notice is one month.")]
    [InlineData(AnswerKind.Duration, "The notice is 180 days.", "The notice is six months.")]
    [InlineData(AnswerKind.Duration, "The notice is 365 days.", "The notice is a year.")]
    [InlineData(AnswerKind.Duration, "The notice is 10 working days.", "The notice is 14 days.")]
    [InlineData(AnswerKind.Duration, "The notice is at least six months.", "The notice is eight months.")]
    [InlineData(AnswerKind.Amount, "The notice costs 8 per cent.", "The notice costs 40 tonnes.")]
    [InlineData(AnswerKind.Amount, "A notice costs 4 crowns a month.", "A notice costs 48 crowns a year.")]
    [InlineData(AnswerKind.Amount, "A notice costs 4 crowns.", "A notice costs 48 crowns per year.")]
    [InlineData(AnswerKind.Amount, "At least 4 metres are above the notice.", "The notice hangs 4 metres high.")]
    [InlineData(AnswerKind.Amount, "More than 100 notices were sent.", "150 notices were sent.")]
    [InlineData(AnswerKind.Amount, "About 100 notices were sent.", "95 notices were sent.")]
    [InlineData(AnswerKind.Amount, "One notice was sent.", "Twelve letters were sent with the notice.")]
    [InlineData(AnswerKind.Date, "The notice was sent in 2020.", "The notice was sent on 3 May 2020.")]
    public void What_can_both_be_right_is_none(AnswerKind kind, string one, string other) => Contradict(kind, one, other).ShouldBeFalse();

    [Fact]
    public void A_year_in_another_clause_is_not_the_year_that_is_asked_for() => StatedValues.Find(
        AnswerKind.Date,
        new("The station spoke of the anniversary of this charter in 2011, “The validity of this charter ends in 2021,” "
            + "meaning that all may leave."),
        term => term is "charter" or "valid",
        new(Question))!.Normal.ShouldBe("2021");

    private static bool Contradict(AnswerKind kind, string one, string other)
    {
        var values = Array.ConvertAll([one, other], quote => StatedValues.Find(kind, new(quote), term => term is "notic", new(Question))
            .ShouldNotBeNull(quote));
        values[1].Contradicts(values[0]).ShouldBe(values[0].Contradicts(values[1]));
        return values[0].Contradicts(values[1]);
    }
}
