using Microsoft.Extensions.Options;
using TreatyBot.Discord;

namespace TreatyBot.Tests.Discord;

public sealed class DiscordTokenTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Without_a_token_there_is_none_and_nothing_is_wrong() => Read(new DiscordOptions()).ShouldBe((null, null));

    [Fact]
    public void A_token_from_a_file_is_read_without_the_white_space_around_it()
    {
        File.WriteAllText(_file, "  a.b.c\n");
        Read(new DiscordOptions { TokenFile = _file }).ShouldBe(("a.b.c", null));
    }

    [Fact]
    public void A_token_in_the_configuration_goes_before_one_in_a_file() =>
        Read(new DiscordOptions { Token = "x", TokenFile = "/nowhere/at/all" }).ShouldBe(("x", null));

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_what_to_do()
    {
        var (token, problem) = Read(new DiscordOptions { TokenFile = "/nowhere/at/all" });
        token.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("'/nowhere/at/all' (Discord:TokenFile) cannot be read");
    }

    [Theory]
    [InlineData("a token")]
    [InlineData("Bot a.b.c")]
    [InlineData("a.b.…")]
    public void What_cannot_be_a_token_is_not_sent_to_Discord(string text)
    {
        var (token, problem) = Read(new DiscordOptions { Token = text });
        token.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldNotContain(text);
    }

    private static (string? Token, string? Problem) Read(DiscordOptions options)
    {
        var token = new DiscordToken(Options.Create(options)).Read(out var problem);
        return (token, problem);
    }
}
