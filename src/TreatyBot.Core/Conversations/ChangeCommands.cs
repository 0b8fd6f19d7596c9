using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Commands;

namespace TreatyBot.Core.Conversations;

/// <summary>Does what commands say that change something. Done twice, it is as if it were done once.</summary>
public sealed class ChangeCommands(PinCommands pins, SubscriptionCommands subscriptions, ReplyLayout layout)
{
    /// <summary>Parts the number of a quote from the question, and that from the day.</summary>
    private const char Separator = '|';

    /// <returns>What came of it, in a sentence.</returns>
    public Task<string> RunAsync(
        AskedQuestion question, ChangeCommand command, EarlierTurn? earlier, IReadOnlySet<string> visible,
        CancellationToken cancellationToken) => command.Kind switch
        {
            ChangeKind.Pin => PinAsync(question, command.Text, earlier, cancellationToken),
            ChangeKind.Unpin =>
                pins.UnpinAsync(question.Asker, question.Place, command.Text, visible, question.Locale, cancellationToken),
            ChangeKind.Subscribe => subscriptions.SubscribeAsync(question, command.Text, cancellationToken),
            _ => subscriptions.UnsubscribeAsync(question, command.Text, cancellationToken),
        };

    private Task<string> PinAsync(AskedQuestion question, string text, EarlierTurn? earlier, CancellationToken cancellationToken)
    {
        var parts = text.Split(Separator, 3, StringSplitOptions.TrimEntries);
        IReadOnlyList<Citation> quotes = earlier?.Answer is Answered answered ? layout.Number(answered).Quotes : [];
        var number = parts[0].Length == 0 ? 1
            : int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
            : 0;
        return pins.PinAsync(
            question.Asker,
            question.Place,
            quotes.ElementAtOrDefault(number - 1),
            parts.ElementAtOrDefault(1) is { Length: > 0 } other ? other : earlier?.Question ?? "",
            parts.ElementAtOrDefault(2),
            owner: null,
            question.Locale,
            cancellationToken);
    }
}
