using TreatyBot.Core.Answering.Judging;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Tests.Answering;

public sealed class StatementScopeTests
{
    private const string Question = "How high is the fee?";

    [Theory]
    [InlineData("The fee is 40 crowns.", "The fee is 60 crowns.")]
    [InlineData("The fee in the harbour is 40 crowns.", "In the harbour the fee is 60 crowns.")]
    [InlineData("The board took note that the fee is 40 crowns.", "The fee is 60 crowns.")]
    [InlineData("A speaker of the ministry said: “The fee is 40 crowns.”", "The clerk of the town wrote that the fee is 60 crowns.")]
    [InlineData("In 2021 the fee was 40 crowns.", "In 2021 the fee was 60 crowns.")]
    [InlineData("In 2021 the fee was 40 crowns.", "The fee is 60 crowns.")]
    [InlineData("The fee is 40 crowns, and has been since the founding of the town.", "The fee is 60 crowns.")]
    [InlineData("The fee will be 40 crowns.", "The fee is 60 crowns.")]
    [InlineData("The fee is expected to be 40 crowns.", "The fee is planned to be 60 crowns.")]
    [InlineData("In Ketlin the fee is 40 crowns.", "In Sarn the fee is 60 crowns.", false)]
    [InlineData("In Ketlin the fee is 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("The fee for boats is 40 crowns.", "The fee for carts is 60 crowns.", false)]
    [InlineData("The fee for boats is 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("The winter fee is 40 crowns.", "The summer fee is 60 crowns.", false)]
    [InlineData("The fee is 40 crowns in the harbour.", "The fee is 60 crowns in the canal.", false)]
    [InlineData("The fee was 40 crowns in 2019.", "The fee was 60 crowns in 2021.", false)]
    [InlineData("The first part of the fee is 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("The fee should be 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("In my view the fee is 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("The fee was formerly 40 crowns.", "The fee is 60 crowns.", false)]
    [InlineData("The fee is 60 crowns instead of 40.", "The fee is 40 crowns.", false)]
    public void Statements_can_contradict_only_where_nothing_tells_that_they_speak_of_different_things(
        string one, string other, bool isSame = true)
    {
        var (first, second) = (ScopeOf(one), ScopeOf(other));
        first.MayBeOf(second).ShouldBe(isSame);
        second.MayBeOf(first).ShouldBe(isSame);
    }

    [Theory]
    [InlineData("Treaty on the river", true)]
    [InlineData("Supply Agreement with Marsh", true)]
    [InlineData("Berth contract", true)]
    [InlineData("Lease 2019", true)]
    [InlineData("Protocol II", true)]
    [InlineData("News of the treaty", false)]
    [InlineData("Treaty collection", false)]
    [InlineData("Commentary on Article 17 of the Charter", false)]
    [InlineData("Harbour gazette", false)]
    public void The_title_of_an_agreement_is_told_from_one_that_mentions_it(string title, bool isAgreement) =>
        DocumentReference.IsTitleOfAgreement(title).ShouldBe(isAgreement);

    private static StatementScope ScopeOf(string quote) => new(
        new(quote),
        StatedValues.Find(AnswerKind.Amount, new(quote), IsAsked, new(Question)).ShouldNotBeNull(quote),
        IsAsked);

    private static bool IsAsked(string term) => term is "fee";
}
