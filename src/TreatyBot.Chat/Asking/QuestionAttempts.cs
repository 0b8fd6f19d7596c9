using TreatyBot.Chat.Content;

namespace TreatyBot.Chat.Asking;

/// <summary>Brings a question to its reply as it reads now: what is under way for an old wording, or for a deleted message, ends.</summary>
internal sealed class QuestionAttempts<TAddress>(
    IChatPlatform<TAddress> platform, ReplyComposer<TAddress> composer, ReplyPoster<TAddress> poster)
    where TAddress : class, IReplyAddress
{
    /// <returns>Null where there is nothing left to do.</returns>
    public async Task<PostOutcome?> AnswerAsync(
        PendingQuestion<TAddress> asked, bool mayBePosted, CancellationToken cancellationToken)
    {
        while (asked.WithdrawnBecause is null)
        {
            using var attempt = asked.BeginAttempt(cancellationToken);
            try
            {
                return await AnswerOnceAsync(asked, mayBePosted, attempt.Token, cancellationToken);
            }
            catch (OperationCanceledException) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // Withdrawn, or to be answered as it reads now.
            }
        }

        return null;
    }

    private async Task<PostOutcome?> AnswerOnceAsync(
        PendingQuestion<TAddress> asked, bool mayBePosted, CancellationToken attempt, CancellationToken cancellationToken)
    {
        if (platform.WhyUnreachable(asked.Address) is { } reason)
        {
            return new LeftForNextRun(reason);
        }

        if (mayBePosted && await poster.FindPostedAsync(asked, attempt) is { } found)
        {
            return found;
        }

        // The answer is looked up while that is on its way; where it came after the reply it would stay.
        var announcing = asked.Announced ??= platform.AnnounceAsync(asked, isWaiting: false, cancellationToken);
        ChatContent? content;
        try
        {
            await platform.WaitForTurnAsync(asked.Address, attempt);
            content = await composer.ComposeAsync(asked, attempt);
        }
        finally
        {
            await announcing;
        }

        return content is null ? null : await poster.PostAsync(asked, content, attempt);
    }
}
