using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>Where a worker is killed.</summary>
public enum KillPoint
{
    /// <summary>The event lies in its socket.</summary>
    BeforeAccept,

    /// <summary>The event is acknowledged, and the worker still asks Slack who reads along.</summary>
    AfterAccept,

    /// <summary>The reply is on its way, and Slack has not taken it.</summary>
    AfterComposed,

    /// <summary>Slack has taken the reply, and has not said so.</summary>
    AfterPosted,

    /// <summary>It lives.</summary>
    None,
}

/// <summary>Kills a worker at a point that Slack can tell from outside, so that nothing in the worker need know of it.</summary>
/// <param name="point">Where.</param>
/// <param name="slack">Holds the worker's call at that point until it is dead.</param>
/// <param name="worker">What is killed.</param>
/// <param name="after">So many calls pass before.</param>
/// <param name="otherwise">What else goes wrong.</param>
internal sealed class KillAt(
    KillPoint point, SlackServer slack, SlackWorker worker, int after = 0, Func<string, LoopbackFault>? otherwise = null)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>To be called before the questions are asked.</summary>
    public Task PrepareAsync()
    {
        slack.Fault = method => Held(method) ?? otherwise?.Invoke(method) ?? LoopbackFault.None;
        slack.Said = message =>
        {
            if (point == KillPoint.AfterPosted && message.Request is not null && _calls > after)
            {
                _reached.TrySetResult();
            }
        };
        return point == KillPoint.BeforeAccept ? worker.FreezeAsync() : Task.CompletedTask;
    }

    /// <summary>Waits for the point, and kills.</summary>
    public async Task HappenAsync()
    {
        if (point == KillPoint.None)
        {
            return;
        }

        if (point == KillPoint.BeforeAccept)
        {
            // All that was sent lies in its sockets by then.
            await Task.Delay(200);
        }
        else
        {
            await _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await worker.KillAsync();
        slack.Fault = otherwise ?? (_ => LoopbackFault.None);
        slack.Said = _ => { };
    }

    private LoopbackFault? Held(string method)
    {
        LoopbackFault? fault = (point, method) switch
        {
            (KillPoint.AfterAccept, "conversations.info" or "users.info") or (KillPoint.AfterComposed, "chat.postMessage") =>
                LoopbackFault.HangsBefore,
            (KillPoint.AfterPosted, "chat.postMessage") => LoopbackFault.HangsAfter,
            _ => null,
        };
        if (fault is null || Interlocked.Increment(ref _calls) <= after)
        {
            return null;
        }

        if (fault == LoopbackFault.HangsBefore)
        {
            _reached.TrySetResult();
        }

        return fault;
    }
}
