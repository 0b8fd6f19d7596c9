using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Rendering;

/// <summary>The reply for notifications and screen readers: readable by itself, with whole quotes and their citations.</summary>
internal static class FallbackText
{
    /// <summary>Slack advises 4,000 characters.</summary>
    public const int MaxCharacters = 4_000;

    private const string Between = "\n\n";

    public static string Write(string? headline, IReadOnlyList<ReplyBlock> blocks, string? locale)
    {
        var budget = new MessageBudget(MaxCharacters - LengthOf(ReplyRenderer.LeftOut(99, locale)), int.MaxValue);
        foreach (var block in blocks.Where(block => block is not QuoteBlock))
        {
            budget.TryTake(LengthOf(ReplyRenderer.SentenceOf(block)));
        }

        if (headline is not null)
        {
            budget.TryTake(LengthOf(headline));
        }

        var parts = new List<string>();
        if (headline is not null)
        {
            parts.Add(headline);
        }

        var leftOut = 0;
        foreach (var block in blocks)
        {
            if (block is not QuoteBlock quote)
            {
                parts.Add(ReplyRenderer.SentenceOf(block));
            }
            else if (Quote(quote, locale, isWhole: true) is var whole && budget.TryTake(LengthOf(whole)))
            {
                parts.Add(whole);
            }
            else if (Quote(quote, locale, isWhole: false) is var alone && budget.TryTake(LengthOf(alone)))
            {
                parts.Add(alone);
            }
            else
            {
                leftOut++;
            }
        }

        if (leftOut > 0)
        {
            parts.Add(ReplyRenderer.LeftOut(leftOut, locale));
        }

        return SlackMarkup.Escape(string.Join(Between, parts));
    }

    private static string Quote(QuoteBlock quote, string? locale, bool isWhole)
    {
        var lines = new[]
        {
            quote.Role == QuoteRole.Nearest ? InterfaceTexts.Get("SlackNotAnAnswer", locale) : null,
            isWhole ? $"“{quote.Citation.Quote.Text}”" : null,
            ReplyRenderer.CitationText(quote, locale),
            isWhole ? null : ReplyRenderer.TooLong(quote, locale),
        };
        return string.Join('\n', lines.OfType<string>());
    }

    private static int LengthOf(string part) => SlackMarkup.Escape(part).Length + Between.Length;
}
