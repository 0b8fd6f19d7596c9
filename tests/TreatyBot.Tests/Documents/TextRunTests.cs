using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Documents;

public sealed class TextRunTests
{
    [Fact]
    public void Marks_are_cut_to_what_is_shown_and_those_that_touch_are_one() =>
        TextRun.Of("abcdefghij", new TextRange(2, 8), [new(0, 3), new(4, 5), new(5, 6), new(6, 6), new(7, 10)]).ShouldBe(
        [
            new("c", true), new("d", false), new("ef", true), new("g", false), new("h", true),
        ]);

    [Fact]
    public void What_is_marked_twice_is_shown_once() =>
        TextRun.Of("abcdef", new TextRange(0, 6), [new(1, 4), new(2, 3), new(3, 5)]).ShouldBe(
            [new("a", false), new("bcde", true), new("f", false)]);

    [Fact]
    public void Put_together_the_pieces_are_the_text() => Prop.ForAll(
        (from text in Gen.Choose(0, 40).Select(length => new string('x', length))
         from bounds in Gen.Choose(0, text.Length).ArrayOf(8)
         select (text, bounds)).ToArbitrary(),
        given =>
        {
            var (start, end) = (Math.Min(given.bounds[0], given.bounds[1]), Math.Max(given.bounds[0], given.bounds[1]));
            var marks = given.bounds.Skip(2).Order().Chunk(2).Select(pair => new TextRange(pair[0], pair[1]));
            var runs = TextRun.Of(given.text, new TextRange(start, end), marks);
            return string.Concat(runs.Select(run => run.Text)) == given.text[start..end]
                && runs.Zip(runs.Skip(1)).All(pair => pair.First.IsMarked != pair.Second.IsMarked);
        }).QuickCheckThrowOnFailure();
}
