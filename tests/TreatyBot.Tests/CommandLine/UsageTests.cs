using TreatyBot.CommandLine;

namespace TreatyBot.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("ask --jsn x", "There is no option '--jsn': did you mean '--json'? 'treatybot ask --help' shows what there is.")]
    [InlineData("ask x --jsn", "There is no option '--jsn': did you mean '--json'?")]
    [InlineData("ask -j x", "There is no option '-j'.")]
    [InlineData("ask x --sett Foo=bar", "There is no option '--sett': did you mean '--set'?")]
    [InlineData("asc x", "There is no command 'asc': did you mean 'ask'? 'treatybot --help' shows what there is.")]
    [InlineData("doctr", "There is no command 'doctr': did you mean 'doctor'?")]
    [InlineData("discord invit", "There is no command 'invit': did you mean 'invite'?")]
    [InlineData("eval q.jsonl", "'treatybot eval --help' shows what there is.")]
    [InlineData("ask --batch q.jsonl", "--batch takes its questions from the file")]
    public void What_is_mistyped_is_told_in_a_sentence_with_what_was_meant(string line, string sentence) =>
        Explain(line).ShouldNotBeNull().ShouldContain(sentence);

    [Theory]
    [InlineData("")]
    [InlineData("ask")]
    [InlineData("ask When does the treaty renew?")]
    [InlineData("ask why --json")]
    [InlineData("ask -- --jsn")]
    [InlineData("ask -5 degrees?")]
    [InlineData("ask --help")]
    [InlineData("eval --help")]
    [InlineData("index --set Web:Url=http://127.0.0.1:1")]
    public void What_is_right_is_not_complained_of(string line) => Explain(line).ShouldBeNull();

    [Fact]
    public void A_quoted_question_may_begin_with_a_dash() =>
        UsageFailure.Explain(TreatyBotCommand.Create().Parse(["ask", "- what is the toll of the ferry?"])).ShouldBeNull();

    private static string? Explain(string line) =>
        UsageFailure.Explain(TreatyBotCommand.Create().Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
