using TreatyBot.Slack;

namespace TreatyBot.Tests.Slack;

public sealed class SlackReferenceTests
{
    [Fact]
    public void Slack_knows_of_our_projects_only_core() =>
        typeof(SlackOptions).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("TreatyBot", StringComparison.OrdinalIgnoreCase))
            .ShouldBe(["TreatyBot.Core"]);
}
