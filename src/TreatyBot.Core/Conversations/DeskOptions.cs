using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Core.Conversations;

/// <summary>How questions are received and replies laid out: <c>Desk:…</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>So many questions one person may ask in a minute; the console is not counted.</summary>
    [Range(1, 1000)]
    public int QuestionsPerMinute { get; set; } = 20;

    /// <summary>So many quotes a reply shows at first; the others are behind "More quotes".</summary>
    [Range(1, 20)]
    public int QuotesShown { get; set; } = 3;

    /// <summary>An answer given with less confidence than this says that it is not sure; from 0 (never) to 1.</summary>
    [Range(0.0, 1.0)]
    public double SureFrom { get; set; } = 0.6;

    /// <summary>
    /// How long a stopping worker goes on with the questions that it has accepted, in seconds, before it leaves the rest to its next start.
    /// It accepts no new ones meanwhile. 0: not at all.
    /// </summary>
    [Range(0, 60)]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>
    /// Where the documents do not say, the nearest passage is shown from this confidence on; from 0 (always) to 1 (never). Measured over
    /// the question sets: of the nearest passages below 0.1, 1 in 75 does answer after all, of those above it 1 in 5. The former only cost
    /// reading.
    /// </summary>
    [Range(0.0, 1.0)]
    public double NearestFrom { get; set; } = 0.1;

    /// <summary>
    /// Who may pin quotes to questions: people as the platform names them, <c>discord:197038439483310086</c>,
    /// <c>slack:T0123ABCD/U0456EFGH</c>.
    /// At the console and on the local page it is the operator himself.
    /// </summary>
    public IList<string> PinnedBy { get; } = [];

    /// <summary>After how many days somebody is to look whether a pin still holds, where whoever pins names no day.</summary>
    [Range(1, 3650)]
    public int PinReviewDays { get; set; } = 180;

    /// <summary>Whether somebody may pin quotes, and take pins away, in a place.</summary>
    public bool MayPin(Asker asker, Place place) =>
        place.Kind == PlaceKind.Local || PinnedBy.Contains(asker.ToString(), StringComparer.Ordinal);

    /// <summary>How long a person's membership, once looked up, is believed, in seconds.</summary>
    [Range(0, 3600)]
    public int MembershipSeconds { get; set; } = 300;
}
