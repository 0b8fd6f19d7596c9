namespace TreatyBot.Tests.Architecture;

public sealed class LineLengthTests
{
    /// <summary>What two files side by side show of each on a wide screen; an editor is told the same by <c>.editorconfig</c>.</summary>
    private const int MaxColumns = 140;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_is_longer_than_is_read_without_scrolling(string folder)
    {
        var files = SourceFile.In(folder);
        files.Count.ShouldBeGreaterThan(100);
        files.SelectMany(file => file.Lines.Select((line, at) => (line.Length, Place: $"{file.Path}:{at + 1}")))
            .Where(line => line.Length > MaxColumns)
            .Select(line => line.Place)
            .ShouldBeEmpty();
    }
}
