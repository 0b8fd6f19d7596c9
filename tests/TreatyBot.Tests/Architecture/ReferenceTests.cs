using System.Reflection;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Documents;
using TreatyBot.Discord;
using TreatyBot.Ingestion;
using TreatyBot.Slack;
using TreatyBot.Storage;

namespace TreatyBot.Tests.Architecture;

public sealed class ReferenceTests
{
    [Fact]
    public void Core_knows_no_other_project_and_no_package_but_the_extensions() =>
        References(typeof(Document).Assembly).Where(name => !name.StartsWith("System", StringComparison.Ordinal))
            .ShouldAllBe(name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    [Fact]
    public void Ingestion_knows_of_our_projects_only_core() => OursIn(typeof(IngestionOptions).Assembly).ShouldBe(["TreatyBot.Core"]);

    [Fact]
    public void Storage_knows_of_our_projects_only_core() => OursIn(typeof(SqliteStore).Assembly).ShouldBe(["TreatyBot.Core"]);

    [Fact]
    public void What_is_the_bots_knows_no_platform_and_each_platform_only_that()
    {
        OursIn(typeof(ChatContent).Assembly).ShouldBe(["TreatyBot.Core"]);
        OursIn(typeof(DiscordOptions).Assembly).ShouldBe(["TreatyBot.Chat", "TreatyBot.Core"], ignoreOrder: true);
        OursIn(typeof(SlackOptions).Assembly).ShouldBe(["TreatyBot.Chat", "TreatyBot.Core"], ignoreOrder: true);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> OursIn(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("TreatyBot", StringComparison.OrdinalIgnoreCase));
}
