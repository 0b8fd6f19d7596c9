namespace TreatyBot.Tests.Architecture;

public sealed class LineLengthTests
{
    /// <summary>What two files side by side show of each on a wide screen.</summary>
    private const int MaxColumns = 140;

    [Theory]
    [InlineData("src/TreatyBot/CommandLine")]
    [InlineData("src/TreatyBot/Configuration")]
    [InlineData("src/TreatyBot/ConsoleOutput")]
    [InlineData("src/TreatyBot/Evaluation")]
    [InlineData("src/TreatyBot/Hosting")]
    [InlineData("src/TreatyBot/Indexing")]
    [InlineData("src/TreatyBot/Logs")]
    [InlineData("src/TreatyBot.Core/Answering/Pipeline")]
    [InlineData("src/TreatyBot.Core/Search")]
    [InlineData("src/TreatyBot.Discord")]
    [InlineData("src/TreatyBot.Slack")]
    [InlineData("tests/TreatyBot.LoopbackDiscord")]
    [InlineData("tests/TreatyBot.LoopbackSlack")]
    [InlineData("tests/TreatyBot.Tests/Architecture")]
    [InlineData("tests/TreatyBot.Tests/Discord")]
    [InlineData("tests/TreatyBot.Tests/Search")]
    [InlineData("tests/TreatyBot.Tests/Slack")]
    public void No_line_is_longer_than_is_read_without_scrolling(string folder)
    {
        var files = SourceFile.In(folder);
        files.ShouldNotBeEmpty();
        files.SelectMany(file => file.Lines.Select((line, at) => (line.Length, Place: $"{file.Path}:{at + 1}")))
            .Where(line => line.Length > MaxColumns)
            .Select(line => line.Place)
            .ShouldBeEmpty();
    }
}
