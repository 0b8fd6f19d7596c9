using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Hosting;

namespace TreatyBot.Tests.Hosting;

public sealed class LibrariesTests
{
    [Theory]
    [InlineData("Discord:Client", "DiscordNet")]
    [InlineData("Slack:Client", "SlackNet")]
    public void A_choice_that_there_is_not_is_refused_with_those_that_there_are(string key, string library)
    {
        var refused = Should.Throw<SetupException>(() => Choose(key, "Postman"));
        refused.Message.ShouldContain($"{key} is 'Postman'");
        refused.Message.ShouldContain("BuiltIn");
        refused.Message.ShouldContain(library);
    }

    [Theory]
    [InlineData("Discord:Client", "DiscordNet")]
    [InlineData("Slack:Client", "SlackNet")]
    public void A_library_serves_where_the_build_has_it_and_else_the_command_to_build_it_is_named(string key, string library)
    {
#if USE_LIBRARIES
        Choose(key, library).ShouldBe(Choose(key, null));
        Choose(key, library).ShouldBeGreaterThan(Choose(key, "builtin"));
#else
        Should.Throw<SetupException>(() => Choose(key, library)).Message.ShouldContain("-p:UseLibraries=true");
        Choose(key, null).ShouldBe(0);
        Choose(key, "builtin").ShouldBe(0);
#endif
    }

    /// <summary>How many services the libraries bring.</summary>
    private static int Choose(string key, string? choice)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, choice)]).Build();
        return new ServiceCollection().AddLibraries(configuration).Count;
    }
}
