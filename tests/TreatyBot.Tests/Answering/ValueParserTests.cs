using System.Globalization;
using FsCheck.Fluent;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Answering;

public sealed class ValueParserTests
{
    private static readonly string[] Months = Core.Text.Months.Pattern.Split('|');

    /// <summary>Expression and values, a tab between; several values are parted by <c>|</c>, <c>\n</c> is a new line.</summary>
    [Fact]
    public void Each_expression_of_the_table_states_its_values_and_no_other()
    {
        var rows = File.ReadAllLines(Repository.File("tests/samples/values.tsv")).Select(line => line.Split('\t')).ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(300);
        rows.Select(row => row[0]).ShouldBeUnique();
        rows.Where(row => Read(row[0].Replace("\\n", "\n", StringComparison.Ordinal)) != row[1])
            .Select(row => $"{row[0]}: {Read(row[0])}, not {row[1]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_duration_reads_back_the_same_however_it_is_written() => Properties.Check(
        from count in Gen.Choose(1, 99)
        from unit in Gen.Elements(("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y"))
        from lead in Gen.Elements("", "a period of ", "the notice is ", "within ")
        select (count, unit, lead),
        duration =>
        {
            var (count, (unit, letter), lead) = duration;
            var units = count == 1 ? unit : unit + "s";
            var normal = letter switch
            {
                "W" => $"P{count * 7}D",
                "Y" => $"P{count * 12}M",
                _ => $"P{count}{letter}",
            };
            string[] forms =
            [
                $"{count} {units}", $"{Spelled(count)} {units}",
                $"{Spelled(count)} ({count}) {units}", $"{count} ({Spelled(count)}) {units}",
                $"{count}-{unit}", $"{Spelled(count)}-{unit}", $"{count} full {units}", $"{count} {units}’",
            ];
            foreach (var form in forms)
            {
                Read(lead + form).ShouldBe(lead == "within " ? "<=" + normal : normal, lead + form);
            }
        });

    [Fact]
    public void A_day_reads_back_the_same_however_it_is_written() => Properties.Check(
        Gen.Choose(new DateOnly(1000, 1, 1).DayNumber, new DateOnly(2999, 12, 31).DayNumber).Select(DateOnly.FromDayNumber),
        day =>
        {
            var (month, suffix) = (Months[day.Month - 1], Suffix(day.Day));
            string[] forms =
            [
                $"{day.Day} {month} {day.Year}", $"{day.Day}{suffix} {month}, {day.Year}", $"{month} {day.Day}, {day.Year}",
                $"{month} {day.Day}{suffix} {day.Year}", $"the {day.Day}{suffix} day of {month} {day.Year}", $"{day:yyyy-MM-dd}",
                $"{day.Day}.{day.Month}.{day.Year}", $"on {day.Day} {month[..3]} {day.Year}",
            ];
            foreach (var form in forms)
            {
                Read(form).ShouldBe(day.ToString("O", CultureInfo.InvariantCulture), form);
            }
        });

    [Fact]
    public void An_amount_reads_back_the_same_however_it_is_written() => Properties.Check(
        Gen.Choose(1, 9_999_999),
        amount =>
        {
            var grouped = amount.ToString("N0", CultureInfo.InvariantCulture);
            foreach (var form in new[] { $"{grouped} euros", $"€{grouped}", $"EUR {grouped}", $"{grouped} EUR", $"{amount} €",
                $"EUR {grouped.Replace(',', '\u00A0')}" })
            {
                Read(form).ShouldBe($"{amount} euro", form);
            }
        });

    [Fact]
    public void A_share_reads_back_the_same_however_it_is_written() => Properties.Check(
        Gen.Choose(1, 9999).Select(hundredths => hundredths / 100m),
        share =>
        {
            var written = share.ToString(CultureInfo.InvariantCulture);
            foreach (var form in new[] { $"{written}%", $"{written} %", $"{written} per cent", $"{written} percent" })
            {
                Read(form).ShouldBe($"{share.ToString("0.##", CultureInfo.InvariantCulture)} %", form);
            }
        });

    [Fact]
    public void Of_any_text_values_are_read_in_order_and_none_overlaps_another() => Properties.Check(
        Gen.OneOf(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)), Properties.HostileText),
        text =>
        {
            var end = 0;
            foreach (var value in ValueParser.Parse(text))
            {
                value.At.Start.ShouldBeGreaterThanOrEqualTo(end);
                value.At.Length.ShouldBeGreaterThan(0);
                end = value.At.End;
                value.Normal.ShouldNotBeEmpty();
                value.From.ShouldBeLessThanOrEqualTo(value.To);
                ValueComparison.Contradict(value, value).ShouldBeFalse(value.Normal);
            }

            end.ShouldBeLessThanOrEqualTo(text.Length);
        });

    [Fact]
    public void Whoever_contradicts_is_contradicted() => Properties.Check(
        Gen.Elements(File.ReadAllLines(Repository.File("tests/samples/values.tsv"))).Two(),
        rows =>
        {
            var (one, other) = (ValueParser.Parse(rows.Item1.Split('\t')[0]), ValueParser.Parse(rows.Item2.Split('\t')[0]));
            foreach (var (value, rival) in one.SelectMany(value => other.Select(rival => (value, rival))))
            {
                ValueComparison.Contradict(value, rival).ShouldBe(ValueComparison.Contradict(rival, value));
            }
        });

    private static readonly string[] Pieces =
    [
        " ", " ", ", ", ". ", "\n", "-", "–", "/", "(", ")", "%", "$", "€", "½", "3", "12", "2012", "1,200", "1.5", "2.4.1", "three",
        "twenty",
        "hundred", "half", "a ", "an ", "and a half", "dozen", "May", "of", "the third", "st", "Q3", "mid-", "FY", "BC", "century", "month",
        "trillion ", "years", "days", "working ", "per cent", "euros", "km", "square ", "m²", "members", "at least ", "within ", "about ",
        "or more",
        "between ", "to ", "not ", "no ", "neither ", "nor ", "failed to ", "Article ", "§", "9999999999999999999999999999", "0.0000001",
    ];

    private static string Read(string text) => string.Join(" | ", ValueParser.Parse(text).Select(value => value.Normal));

    private static string Spelled(int value) =>
        NumberWords.WordOf(value) ?? $"{NumberWords.WordOf(value / 10 * 10)}-{NumberWords.WordOf(value % 10)}";

    private static string Suffix(int day) => (day % 10, day / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
}
