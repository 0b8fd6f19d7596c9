using System.Reflection;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Conformance;

public class EveryImplementationConforms
{
    private static readonly Type[] Suites =
        [.. typeof(EveryImplementationConforms).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ConformanceSuiteAttribute>() is not null)];

    [Theory]
    [InlineData(typeof(IDocumentStore))]
    [InlineData(typeof(IConversationStore))]
    [InlineData(typeof(IVectorStore))]
    public void A_seam_has_a_suite(Type seam) =>
        Suites.Select(suite => suite.GetCustomAttribute<ConformanceSuiteAttribute>()!.Seam).ShouldContain(seam);

    [Fact]
    public void Every_implementation_of_a_seam_passes_its_suite()
    {
        var missing = from suite in Suites
                      let seam = suite.GetCustomAttribute<ConformanceSuiteAttribute>()!.Seam
                      from implementation in Candidates()
                      where seam.IsAssignableFrom(implementation) && !IsRun(suite, implementation)
                      select $"{implementation.Name} needs a public [ConformanceOf] class derived from {suite.Name}";
        missing.ShouldBeEmpty();
    }

    private static bool IsRun(Type suite, Type implementation) => suite.Assembly.GetTypes().Any(type =>
        type is { IsAbstract: false, IsPublic: true }
        && type.IsSubclassOf(suite)
        && type.GetCustomAttribute<ConformanceOfAttribute>()?.Implementation == implementation);

    /// <summary>What the product offers, and the fakes that tests rely on.</summary>
    private static IEnumerable<Type> Candidates() =>
        from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        let name = Path.GetFileNameWithoutExtension(file)
        where name.StartsWith("treatybot", StringComparison.OrdinalIgnoreCase)
        from type in Assembly.Load(name).GetTypes()
        where type is { IsClass: true, IsAbstract: false }
        where !name.EndsWith("Tests", StringComparison.Ordinal) || type.Namespace == "TreatyBot.Tests.Fakes"
        select type;
}
