namespace TreatyBot.Languages.Detection;

/// <summary>The words of a text as runs of letters: enough to count those of grammar, at a fraction of what terms cost.</summary>
internal ref struct WordsOf(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _end;

    public Range Current { get; private set; }

    public readonly WordsOf GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = _end;
        while (start < _text.Length && !char.IsLetter(_text[start]))
        {
            start++;
        }

        var end = start;
        while (end < _text.Length && (char.IsLetter(_text[end]) || IsInside(end)))
        {
            end++;
        }

        _end = end;
        Current = start..end;
        return end > start;
    }

    private readonly bool IsInside(int at) =>
        _text[at] is '\'' or '’' && at + 1 < _text.Length && char.IsLetter(_text[at + 1]);
}
