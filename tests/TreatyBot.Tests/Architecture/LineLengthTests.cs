namespace TreatyBot.Tests.Architecture;

public sealed class LineLengthTests
{
    private const int MaxColumns = 140;

    [Theory]
    [InlineData("src/TreatyBot/CommandLine")]
    [InlineData("src/TreatyBot/Configuration")]
    [InlineData("src/TreatyBot/ConsoleOutput")]
    [InlineData("src/TreatyBot/Evaluation")]
    [InlineData("src/TreatyBot/Hosting")]
    [InlineData("src/TreatyBot/Indexing")]
    [InlineData("src/TreatyBot/Logs")]
    public void No_line_is_longer_than_is_read_without_scrolling(string folder)
    {
        var files = Directory.GetFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        files.SelectMany(file => File.ReadLines(file)
                .Select((line, at) => (Length: line.Length, Place: $"{Path.GetRelativePath(Repository.Root, file)}:{at + 1}")))
            .Where(line => line.Length > MaxColumns)
            .Select(line => line.Place)
            .ShouldBeEmpty();
    }
}
