using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Conversations;

public sealed class ContinuationTests
{
    [Theory]
    [InlineData("more", 0)]
    [InlineData("More please!", 0)]
    [InlineData("show me more quotes", 0)]
    [InlineData("anything else?", 0)]
    [InlineData("What else?", 0)]
    [InlineData("are there other passages?", 0)]
    [InlineData("show the rest", 0)]
    [InlineData("the second one", 2)]
    [InlineData("What about the third?", 3)]
    [InlineData("show me the first passage in full", 1)]
    [InlineData("tell me more about the second one please", 2)]
    [InlineData("number 4", 4)]
    [InlineData("#2", 2)]
    [InlineData("the last one", -1)]
    public void A_message_that_asks_for_more_of_what_was_answered_is_one(string message, int number) =>
        Continuation.Recognize(message).ShouldBe(new Continuation(number));

    [Theory]
    [InlineData("")]
    [InlineData("why?")]
    [InlineData("more time for the tenant?")]
    [InlineData("Is more notice needed?")]
    [InlineData("the second protocol")]
    [InlineData("What is the last day of the lease?")]
    [InlineData("number of members")]
    [InlineData("What about Orrin?")]
    [InlineData("article 2")]
    public void What_asks_for_something_else_is_none(string message) => Continuation.Recognize(message).ShouldBeNull();
}
