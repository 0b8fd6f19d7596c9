using TreatyBot.Ingestion.Composing;

namespace TreatyBot.Ingestion.Readers;

/// <summary>Notes where pages begin while blocks are made, one after the other.</summary>
internal sealed class PageCounter
{
    private readonly List<PageMark> _marks = [];
    private int _characters;

    public IReadOnlyList<PageMark> Marks => _marks;

    /// <param name="number">The page.</param>
    /// <param name="before">What of the block that is not counted yet stands before it.</param>
    public void Begin(int number, string before)
    {
        if (_marks.Count == 0 || _marks[^1].Number != number)
        {
            _marks.Add(new(_characters + CountOf(before), number));
        }
    }

    public void Count(string text) => _characters += CountOf(text);

    private static int CountOf(string text) => Whitespace.Fold(text).Count(c => !Whitespace.IsSpace(c));
}
