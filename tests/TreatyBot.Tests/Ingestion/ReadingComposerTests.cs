using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion;

public sealed class ReadingComposerTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("A short one.", "Ein Satz mit Ümlauten – und “Zitaten”.", "条约于一九六一年签订。", "one\ttwo\n three", "\u0000bell\u0007",
            "\ud83d\ude00 smile", "\ud83d", " "),
        Gen.Choose(1, 60).Select(
            count => string.Concat(Enumerable.Range(0, count).Select(i => $"Sentence number {i} goes on for a while, as sentences do. "))),
        Gen.Choose(1, 4000).Select(count => string.Concat(Enumerable.Repeat("word ", count))),
        Gen.Choose(1, 9000).Select(count => new string('x', count)));

    private static readonly Gen<List<Block>> Documents = Gen.OneOf(
        Texts.Select(text => (Block)new Paragraph(text)),
        Texts.Select(text => (Block)new Paragraph("1.1 Term. " + text, new Heading("1.1 Term", 5))),
        Gen.Choose(1, 6).SelectMany(level => Gen.Elements("Title", "Chapter I", "").Select(text => (Block)new Heading(text, level))))
            .ListOf().Select(list => list.ToList());

    [Fact]
    public void The_reading_is_its_blocks_one_blank_line_apart() => Holds(blocks =>
    {
        var reading = ReadingComposer.Compose(blocks);
        var texts = blocks.Select(block => Whitespace.Fold(block.Text)).Where(text => text.Length > 0).ToList();
        reading.Text.ShouldBe(string.Join("\n\n", texts));
    });

    [Fact]
    public void Passages_hold_all_text_but_headings_once_and_in_order() => Holds(blocks =>
    {
        var reading = ReadingComposer.Compose(blocks);
        var covered = new int[reading.Text.Length];
        var end = 0;
        foreach (var passage in reading.Passages)
        {
            passage.Range.Start.ShouldBeGreaterThanOrEqualTo(end);
            passage.Range.IsEmpty.ShouldBeFalse();
            end = passage.Range.End;
            covered.AsSpan(passage.Range.Start, passage.Range.Length).Fill(1);
        }

        var start = 0;
        foreach (var (block, length) in blocks.Select(block => (block, Whitespace.Fold(block.Text).Length)).Where(kept => kept.Length > 0))
        {
            Enumerable.Range(start, length)
                .All(at => char.IsWhiteSpace(reading.Text[at]) || (covered[at] == 1) == block is Paragraph).ShouldBeTrue();
            start += length + "\n\n".Length;
        }
    });

    [Fact]
    public void No_passage_is_longer_than_one_longest_sentence() => Holds(blocks =>
    {
        var reading = ReadingComposer.Compose(blocks);
        reading.Passages.ShouldAllBe(passage => passage.Range.Length <= PassageCutter.LongestSentence);
        reading.Passages.ShouldAllBe(passage => !char.IsWhiteSpace(reading.Text[passage.Range.Start]));
    });

    [Fact]
    public void A_passage_stands_under_the_headings_that_are_open()
    {
        var reading = ReadingComposer.Compose(
        [
            new Heading("Treaty", 1), new Heading("Chapter I", 2), new Heading("Article 1", 3), new Paragraph("First."),
            new Heading("Chapter II", 2), new Paragraph("Second."), new Paragraph("Article 9. Last words.", new Heading("Article 9", 3)),
        ]);
        reading.Path("First").ShouldBe("Treaty > Chapter I > Article 1");
        reading.Path("Second").ShouldBe("Treaty > Chapter II");
        reading.Path("Last words").ShouldBe("Treaty > Chapter II > Article 9");
    }

    [Fact]
    public void Paragraphs_are_cut_between_sentences()
    {
        var text = string.Concat(Enumerable.Range(0, 80).Select(i => $"This is sentence {i} of a long paragraph. "));
        var reading = ReadingComposer.Compose([new Paragraph(text)]);
        reading.Passages.Count.ShouldBeGreaterThan(2);
        reading.Passages.ShouldAllBe(passage => reading.Text[passage.Range.End - 1] == '.' && reading.Text[passage.Range.Start] == 'T');
        reading.Passages.ShouldAllBe(passage => passage.Range.Length <= PassageCutter.TargetLength);
    }

    private static void Holds(Action<List<Block>> property) =>
        Prop.ForAll(Documents.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
