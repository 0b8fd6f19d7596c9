namespace TreatyBot.ConsoleOutput;

/// <summary>A line while somebody types it, with the keys that shells have (those of GNU Readline).</summary>
/// <param name="earlier">The lines before it, the oldest first.</param>
internal sealed class EditedLine(IReadOnlyList<string> earlier)
{
    private int _at = earlier.Count;
    private string _draft = "";

    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes, in UTF-16 code units; never inside a surrogate pair.</summary>
    public int Cursor { get; private set; }

    public EditState State { get; private set; }

    public void Apply(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            ApplyControl(key.Key);
            return;
        }

        switch (key.Key)
        {
            case ConsoleKey.Enter:
                State = EditState.Entered;
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Before();
                break;
            case ConsoleKey.RightArrow:
                Cursor = After();
                break;
            case ConsoleKey.Home:
                Cursor = 0;
                break;
            case ConsoleKey.End:
                Cursor = Text.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(_at - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_at + 1);
                break;
            case ConsoleKey.Backspace:
                Remove(Before(), Cursor);
                break;
            case ConsoleKey.Delete:
                Remove(Cursor, After());
                break;
            case ConsoleKey.Escape:
                Remove(0, Text.Length);
                break;
            default:
                Insert(key.KeyChar);
                break;
        }
    }

    private void ApplyControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.C:
            case ConsoleKey.D when Text.Length == 0:
                State = EditState.Ended;
                break;
            case ConsoleKey.D:
                Remove(Cursor, After());
                break;
            case ConsoleKey.A:
                Cursor = 0;
                break;
            case ConsoleKey.E:
                Cursor = Text.Length;
                break;
            case ConsoleKey.U:
                Remove(0, Cursor);
                break;
            case ConsoleKey.K:
                Remove(Cursor, Text.Length);
                break;
            case ConsoleKey.W:
                Remove(Text[..Cursor].TrimEnd().LastIndexOf(' ') + 1, Cursor);
                break;
            case ConsoleKey.P:
                Recall(_at - 1);
                break;
            case ConsoleKey.N:
                Recall(_at + 1);
                break;
            case ConsoleKey.H:
                Remove(Before(), Cursor);
                break;
        }
    }

    private void Insert(char c)
    {
        if (!char.IsControl(c))
        {
            Text = Text.Insert(Cursor, c.ToString());
            Cursor++;
        }
    }

    private void Remove(int from, int to)
    {
        Text = Text.Remove(from, to - from);
        Cursor = from;
    }

    /// <summary>Shows an earlier line; behind the last one, what was typed before.</summary>
    private void Recall(int at)
    {
        if (at < 0 || at > earlier.Count)
        {
            return;
        }

        _draft = _at == earlier.Count ? Text : _draft;
        _at = at;
        Text = at == earlier.Count ? _draft : earlier[at];
        Cursor = Text.Length;
    }

    private int Before() => Cursor > 1 && char.IsSurrogatePair(Text, Cursor - 2) ? Cursor - 2 : Math.Max(0, Cursor - 1);

    private int After() =>
        Cursor + 1 < Text.Length && char.IsSurrogatePair(Text, Cursor) ? Cursor + 2 : Math.Min(Text.Length, Cursor + 1);
}
