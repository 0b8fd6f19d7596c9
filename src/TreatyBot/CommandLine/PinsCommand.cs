using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Pins;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>pins</c>: the quotes that are pinned to questions; <c>pins add</c>, <c>remove</c>, <c>renew</c>.</summary>
internal static class PinsCommand
{
    private static readonly string[] Heads =
        ["Number", "Question", "Quote", "Document", "Owner", "Pinned", "Review by", "Review due", "State"];

    public static Command Create(Option<string[]> settings)
    {
        var csv = new Option<bool>("--csv") { Description = "Print a table as CSV." };
        var markdown = new Option<bool>("--markdown") { Description = "Print a table as Markdown." };
        var command = new Command("pins", "Lists the quotes that are pinned to questions.")
        {
            csv, markdown, Add(settings), Remove(settings), Renew(settings),
        };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = await OpenAsync(parsed.GetValue(settings)!, cancellationToken);
            var pins = await services.GetRequiredService<PinBoard>().ListAsync(Collections(services), cancellationToken);
            if (parsed.GetValue(csv) || parsed.GetValue(markdown))
            {
                var rows = pins.Select(CellsOf);
                Console.Write(parsed.GetValue(csv) ? TextTable.ToCsv(Heads, rows) : TextTable.ToMarkdown(Heads, rows));
                return ExitCode.Success;
            }

            foreach (var pin in pins)
            {
                Console.WriteLine(ConsoleText.Inert(string.Join(" · ", CellsOf(pin).Where(cell => cell.Length > 0))));
            }

            Console.WriteLine(pins.Count == 0 ? "Nothing is pinned." : $"{pins.Count} pinned.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Add(Option<string[]> settings)
    {
        var question = new Argument<string>("question") { Description = "The question, in quotation marks." };
        var quote = new Option<string>("--quote")
        {
            Description = "The words that answer it, as they stand in a document.",
            Required = true,
            HelpName = "TEXT",
        };
        var owner = new Option<string>("--owner")
        {
            Description = "Who answers for it.",
            DefaultValueFactory = _ => Environment.UserName,
            HelpName = "NAME",
        };
        var review = ReviewOption(required: false);
        var command = new Command("add", "Pins a quote to a question: it comes first where somebody asks that.")
        {
            question, quote, owner, review,
        };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = await OpenAsync(parsed.GetValue(settings)!, cancellationToken);
            var finding = await services.GetRequiredService<QuotationCheck>()
                .CheckAsync(parsed.GetValue(quote)!, Collections(services), cancellationToken);
            if (finding is not { Verdict: QuotationVerdict.WordForWord, Matches: [var match, ..] })
            {
                await Console.Error.WriteLineAsync(
                    "These words stand in no document word for word. 'treatybot verify' says how near they come; give them as they stand.");
                return ExitCode.Failed;
            }

            var board = services.GetRequiredService<PinBoard>();
            var by = parsed.GetValue(review)
                ?? board.Today.AddDays(services.GetRequiredService<IOptions<DeskOptions>>().Value.PinReviewDays);
            var pin = await board.PinAsync(
                WithItsEnds(match.Citation, parsed.GetValue(quote)!),
                parsed.GetValue(question)!,
                parsed.GetValue(owner)!,
                by,
                cancellationToken);
            Console.WriteLine(ConsoleText.Inert(
                $"Pinned as number {pin.Id}, from {match.Citation.Document.DisplayTitle}, to be reviewed by {ReplyLayout.Day(by)}."));
            return ExitCode.Success;
        }));
        return command;
    }

    /// <summary>What was compared are words; the signs before and behind them are quoted too where the source has the same.</summary>
    private static Citation WithItsEnds(Citation citation, string held)
    {
        var (reading, range) = (citation.Quote.Reading, citation.Quote.Range);
        var first = held.AsSpan().IndexOfAny(held.Where(char.IsLetterOrDigit).ToArray());
        var last = held.AsSpan().LastIndexOfAny(held.Where(char.IsLetterOrDigit).ToArray());
        var (start, end) = (range.Start, range.End);
        for (var i = first - 1; i >= 0 && start > 0 && reading.Text[start - 1] == held[i]; i--)
        {
            start--;
        }

        for (var i = last + 1; i < held.Length && end < reading.Text.Length && reading.Text[end] == held[i]; i++)
        {
            end++;
        }

        return citation with { Quote = reading.Quote(new TextRange(start, end)) };
    }

    private static Command Remove(Option<string[]> settings)
    {
        var number = NumberArgument();
        var command = new Command("remove", "Takes a pin away.") { number };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var isGone = await services.GetRequiredService<IPinStore>().RemoveAsync(parsed.GetValue(number), cancellationToken);
            return Say(isGone, parsed.GetValue(number), "is gone");
        }));
        return command;
    }

    private static Command Renew(Option<string[]> settings)
    {
        var number = NumberArgument();
        var review = ReviewOption(required: true);
        var command = new Command("renew", "Sets the day by which a pin is to be reviewed next.") { number, review };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var by = parsed.GetValue(review)!.Value;
            var isKept = await services.GetRequiredService<IPinStore>().RenewAsync(parsed.GetValue(number), by, cancellationToken);
            return Say(isKept, parsed.GetValue(number), $"is to be reviewed by {ReplyLayout.Day(by)}");
        }));
        return command;
    }

    private static int Say(bool isDone, long number, string what)
    {
        Console.WriteLine(isDone ? $"Pin {number} {what}." : $"There is no pin {number}. 'treatybot pins' lists them.");
        return isDone ? ExitCode.Success : ExitCode.Failed;
    }

    private static Argument<long> NumberArgument() => new("number") { Description = "The number of the pin." };

    private static Option<DateOnly?> ReviewOption(bool required) => new("--review")
    {
        Description = "The day by which somebody is to look whether it still holds, as 2030-01-31.",
        Required = required,
        HelpName = "DAY",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(
                result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no day: write it as 2030-01-31.");
            return null;
        },
    };

    private static Task<ServiceProvider> OpenAsync(IReadOnlyList<string> settings, CancellationToken cancellationToken) =>
        AskCommand.OpenAsync(temporary: null, settings, cancellationToken);

    private static HashSet<string> Collections(ServiceProvider services) =>
        services.GetRequiredService<Corpus>().Catalogue.Entries.Select(entry => entry.Document.Collection)
            .Concat(services.GetRequiredService<IReadOnlyList<CollectionOptions>>().Select(collection => collection.Name))
            .ToHashSet(StringComparer.Ordinal);

    private static string[] CellsOf(PinnedQuote pinned) =>
    [
        pinned.Pin.Id.ToString(CultureInfo.InvariantCulture),
        pinned.Pin.Question,
        pinned.Citation?.Quote.Text ?? "",
        pinned.Citation?.Document.DisplayTitle ?? "",
        pinned.Pin.Owner,
        pinned.Pin.PinnedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        pinned.Pin.ReviewBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        pinned.Mark.IsReviewDue ? "review is due" : "",
        pinned.Mark.State switch
        {
            PinState.Current => "",
            PinState.DocumentChanged => "document changed, words still there",
            PinState.WordsGone => "document changed, words gone",
            _ => "document gone",
        },
    ];
}
