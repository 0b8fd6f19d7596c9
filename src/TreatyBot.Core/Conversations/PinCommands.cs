using System.Globalization;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Pins;

namespace TreatyBot.Core.Conversations;

/// <summary>Pins and takes pins away for whom the operator trusts; each says what came of it in a sentence.</summary>
public sealed class PinCommands(PinBoard board, IPinStore store, IOptions<DeskOptions> options)
{
    /// <summary>In characters: a question is no longer, and a list of pins must be read at a glance.</summary>
    private const int LongestQuestion = 300;

    /// <param name="asker">Who pins.</param>
    /// <param name="place">Where.</param>
    /// <param name="citation">The quote; null where there is none such.</param>
    /// <param name="question">What it answers.</param>
    /// <param name="reviewBy">A day as 2030-01-31; null or empty: after the time that the operator has set.</param>
    /// <param name="owner">Who pins, as people call him; null where the platform does not tell.</param>
    /// <param name="locale">His language.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<string> PinAsync(
        Asker asker,
        Place place,
        Citation? citation,
        string question,
        string? reviewBy,
        string? owner,
        string? locale,
        CancellationToken cancellationToken)
    {
        if (!options.Value.MayPin(asker, place))
        {
            return InterfaceTexts.Format("PinNotAllowed", locale, asker);
        }

        if (citation is null || string.IsNullOrWhiteSpace(question))
        {
            return InterfaceTexts.Get("PinNothing", locale);
        }

        var day = board.Today.AddDays(options.Value.PinReviewDays);
        if (!string.IsNullOrWhiteSpace(reviewBy)
            && !(DateOnly.TryParseExact(reviewBy.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                && day > board.Today))
        {
            return InterfaceTexts.Format("PinNotADay", locale, ShortText.Shorten(reviewBy.Trim(), 20));
        }

        var asked = ShortText.Shorten(question.Trim(), LongestQuestion);
        var pin = await board.PinAsync(
            citation, asked, owner ?? (place.Kind == PlaceKind.Local ? asker.UserId : asker.ToString()), day, cancellationToken);
        return InterfaceTexts.Format("Pinned", locale, pin.Id, asked, ReplyLayout.Day(pin.ReviewBy));
    }

    /// <summary>Takes a pin away that may be seen there.</summary>
    public async Task<string> UnpinAsync(
        Asker asker, Place place, string number, IReadOnlySet<string> visible, string? locale, CancellationToken cancellationToken)
    {
        if (!options.Value.MayPin(asker, place))
        {
            return InterfaceTexts.Format("PinNotAllowed", locale, asker);
        }

        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && (await store.ListAsync(cancellationToken)).Any(pin => pin.Id == id && visible.Contains(pin.Collection))
            && await store.RemoveAsync(id, cancellationToken)
                ? InterfaceTexts.Format("Unpinned", locale, id)
                : InterfaceTexts.Format("NoSuchPin", locale, ShortText.Shorten(number, 20));
    }
}
