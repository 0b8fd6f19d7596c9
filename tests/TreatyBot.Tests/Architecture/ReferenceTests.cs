using System.Reflection;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion;
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

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> OursIn(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("TreatyBot", StringComparison.OrdinalIgnoreCase));
}
