using TreatyBot.ConsoleOutput;

namespace TreatyBot.Tests.CommandLine;

public sealed class EditedLineTests
{
    [Fact]
    public void What_is_typed_stands_where_the_cursor_is()
    {
        var line = Type("When renws?");
        Press(line, ConsoleKey.LeftArrow, 3);
        Type("e", line);
        line.Text.ShouldBe("When renews?");
        line.Cursor.ShouldBe(9);
    }

    [Fact]
    public void A_character_of_two_code_units_is_passed_and_removed_whole()
    {
        var line = Type("a\U0001F600b");
        Press(line, ConsoleKey.LeftArrow, 2);
        line.Cursor.ShouldBe(1);
        Press(line, ConsoleKey.Delete);
        line.Text.ShouldBe("ab");
    }

    [Theory]
    [InlineData(ConsoleKey.W, "one two ")]
    [InlineData(ConsoleKey.U, "")]
    [InlineData(ConsoleKey.K, "one two three")]
    [InlineData(ConsoleKey.H, "one two thre")]
    public void The_keys_of_a_shell_remove_what_they_remove_there(ConsoleKey key, string left)
    {
        var line = Type("one two three");
        Control(line, key);
        line.Text.ShouldBe(left);
    }

    [Fact]
    public void Earlier_lines_are_under_the_arrow_keys_and_what_was_begun_comes_back()
    {
        var line = Type("third", new EditedLine(["first", "second"]));
        Press(line, ConsoleKey.UpArrow);
        line.Text.ShouldBe("second");
        Press(line, ConsoleKey.UpArrow, 3);
        line.Text.ShouldBe("first");
        line.Cursor.ShouldBe("first".Length);
        Press(line, ConsoleKey.DownArrow, 5);
        line.Text.ShouldBe("third");
    }

    [Fact]
    public void Enter_enters_and_Ctrl_C_ends_and_Ctrl_D_ends_an_empty_line_alone()
    {
        var line = Type("x");
        Press(line, ConsoleKey.Enter);
        line.State.ShouldBe(EditState.Entered);

        line = Type("x");
        Control(line, ConsoleKey.D);
        line.State.ShouldBe(EditState.Editing);
        Control(line, ConsoleKey.C);
        line.State.ShouldBe(EditState.Ended);

        line = Type("");
        Control(line, ConsoleKey.D);
        line.State.ShouldBe(EditState.Ended);
    }

    private static EditedLine Type(string text, EditedLine? line = null)
    {
        line ??= new EditedLine([]);
        foreach (var c in text)
        {
            line.Apply(new ConsoleKeyInfo(c, ConsoleKey.None, shift: false, alt: false, control: false));
        }

        return line;
    }

    private static void Press(EditedLine line, ConsoleKey key, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            line.Apply(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));
        }
    }

    private static void Control(EditedLine line, ConsoleKey key) =>
        line.Apply(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: true));
}
