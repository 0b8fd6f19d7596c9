using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Tests.Answering;

public sealed class RequestTests
{
    private const string Plain = "who insures the sheds?";

    [Theory]
    [InlineData("Hi all, who insures the sheds? Thanks in advance!")]
    [InlineData("Hello Ana, who insures the sheds?")]
    [InlineData("Good morning team! who insures the sheds?")]
    [InlineData("Can someone tell me who insures the sheds?")]
    [InlineData("Could you please tell me who insures the sheds? Many thanks")]
    [InlineData("does anyone here know who insures the sheds?")]
    [InlineData("I was wondering who insures the sheds?")]
    [InlineData("I'd like to know who insures the sheds?")]
    [InlineData("Sorry to bother you, but who insures the sheds?")]
    [InlineData("Teo asked me in the meeting yesterday who insures the sheds?")]
    [InlineData("My boss wants to know who insures the sheds?")]
    [InlineData("hey @Ana who insures the sheds? asking for a friend lol")]
    [InlineData("Not sure if this is the right channel. who insures the sheds?")]
    [InlineData("Quick question :wave: - who insures the sheds? \U0001F64F")]
    [InlineData("<@U0123> who insures the sheds?\nBest regards, Ona Berg")]
    [InlineData("Thanks! One question: who insures the sheds?")]
    public void What_stands_around_a_request_is_no_part_of_it(string message) => Ask(message).ShouldBe(Plain.TrimEnd('?'));

    [Theory]
    [InlineData("do you know if the tenant can sublet?", "the tenant can sublet")]
    [InlineData("Is it true that the rent is due in May?", "the rent is due in May")]
    [InlineData("Ona asked me whether the tenant can sublet", "the tenant can sublet")]
    public void What_is_asked_with_whether_wants_yes_or_no(string message, string request)
    {
        Ask(message).ShouldBe(request);
        new QuestionAnalyzer(Thesaurus.Parse([]), Lexicon.Empty).Analyze(message).Kind.ShouldBe(AnswerKind.YesNo);
    }

    [Theory]
    [InlineData("Who asked whether the lease ends?")]
    [InlineData("Hi-tech exports: which need a licence?")]
    [InlineData("Morning hours of the library")]
    [InlineData("When is the vote of thanks?")]
    [InlineData("What did the minister want to know?")]
    [InlineData("Is the toll due at 10:30:45 at the Arvia - Belmont bridge?")]
    [InlineData("So when does it renew?")]
    [InlineData("Question 5 of the list")]
    public void A_request_with_nothing_around_it_is_left_as_it_is(string message) =>
        Request.In(message).ShouldBe(new Request(message, IsWhether: false));

    [Theory]
    [InlineData("We argued about it for an hour. Who insures the sheds?", "Who insures the sheds?")]
    [InlineData("i looked everywhere. who insures the sheds", "who insures the sheds")]
    [InlineData("Who insures the sheds?\n\n--\nJonas Weber\nHarbour Office", "Who insures the sheds?")]
    [InlineData("> any news?\n> none\nWho insures the sheds?", "Who insures the sheds?")]
    [InlineData("```\nWho insures the sheds?\n```", "Who insures the sheds?")]
    [InlineData("Sorry if this was asked before, who insures the sheds and thanks for yesterday", "who insures the sheds")]
    [InlineData("Could someone tell me for how long the lease runs?", "for how long the lease runs?")]
    [InlineData("Our lease is new. When does it end?", "Our lease is new. When does it end?")]
    [InlineData("My tooth aches. How long can I stay away?", "My tooth aches. How long can I stay away?")]
    [InlineData("What does art. iv say?", "What does art. iv say?")]
    public void What_is_told_around_a_question_is_no_part_of_it_unless_the_question_leans_on_it(string message, string request) =>
        Request.In(message).Text.Trim().ShouldBe(request);

    [Theory]
    [InlineData("hi")]
    [InlineData("Hello everyone!")]
    [InlineData("thanks a lot :tada:")]
    [InlineData("Thank you very much!")]
    public void A_message_of_courtesies_asks_for_nothing(string message) => Request.In(message).Text.ShouldBe("");

    [Theory]
    [InlineData("whats the rent", "what is the rent")]
    [InlineData("Whos the tenant", "Who is the tenant")]
    public void A_contraction_without_its_apostrophe_is_two_words(string message, string request) =>
        Request.In(message).Text.ShouldBe(request);

    [Fact]
    public void Any_message_can_be_looked_through() =>
        Properties.Check(
            Properties.HostileText, message => Request.In(message).Text.Length.ShouldBeLessThanOrEqualTo((2 * message.Length) + 8));

    private static string Ask(string message) => Request.In(message).Text.TrimEnd('?', '!', ' ');
}
