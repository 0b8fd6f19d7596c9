using System.Reflection;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Documents;
using TreatyBot.FastIndex;
using TreatyBot.Discord;
using TreatyBot.Ingestion;
using TreatyBot.Languages;
using TreatyBot.LuceneIndex;
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
    public void Languages_know_of_our_projects_only_core() => OursIn(typeof(LanguageServices).Assembly).ShouldBe(["TreatyBot.Core"]);

    [Fact]
    public void Storage_knows_of_our_projects_only_core() => OursIn(typeof(SqliteStore).Assembly).ShouldBe(["TreatyBot.Core"]);

    [Fact]
    public void What_is_the_bots_knows_no_platform_and_each_platform_only_that()
    {
        OursIn(typeof(ChatContent).Assembly).ShouldBe(["TreatyBot.Core"]);
        OursIn(typeof(DiscordOptions).Assembly).ShouldBe(["TreatyBot.Chat", "TreatyBot.Core"], ignoreOrder: true);
        OursIn(typeof(SlackOptions).Assembly).ShouldBe(["TreatyBot.Chat", "TreatyBot.Core"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(LucenePassageIndex))]
    [InlineData(typeof(FastPassageIndex))]
    public void An_index_knows_of_our_projects_only_core(Type index) => OursIn(index.Assembly).ShouldBe(["TreatyBot.Core"]);

    [Fact]
    public void Who_searches_is_chosen_in_one_file_and_known_to_no_other()
    {
        SourceFile.In("src")
            .Where(file => file.Lines.Any(line => line is "using TreatyBot.LuceneIndex;" or "using TreatyBot.FastIndex;"))
            .Select(file => Path.GetFileName(file.Path))
            .ShouldBe(["IndexChoice.cs"]);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> OursIn(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("TreatyBot", StringComparison.OrdinalIgnoreCase));
}
