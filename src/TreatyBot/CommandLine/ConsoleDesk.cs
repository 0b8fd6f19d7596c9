using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;

namespace TreatyBot.CommandLine;

/// <summary>The console as a connector: every question of it passes the desk, as any other does.</summary>
internal sealed class ConsoleDesk(IDesk desk, TimeProvider clock)
{
    private const string Platform = "console";

    /// <summary>Follow-ups of one prompt lean on one another.</summary>
    private readonly string _thread = Guid.NewGuid().ToString("N");

    private static Asker Asker => new(Platform, Environment.UserName);

    private Place Place => new(Platform, null, null, _thread, PlaceKind.Local);

    /// <summary>The reply to one question.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="all">True for every quote, not only the first few.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Reply> AskAsync(string question, bool all, CancellationToken cancellationToken)
    {
        var asked = new AskedQuestion(
            $"{Platform}:{Guid.NewGuid():N}",
            question,
            Asker,
            Place,
            clock.GetUtcNow());
        await desk.AcceptAsync(asked, cancellationToken);
        var reply = await desk.AnswerAsync(asked, cancellationToken)
            ?? throw new InvalidOperationException("A question that was just accepted was claimed by somebody else.");
        await desk.PostedAsync(asked.EventKey, null, cancellationToken);
        return all && await FindAllAsync(reply, cancellationToken) is { } whole ? whole : reply;
    }

    /// <summary>What was asked so far, as a file; null where nothing was.</summary>
    public Task<ExportFile?> ExportAsync(ExportFormat format, CancellationToken cancellationToken) =>
        new ThreadExport(desk, clock).WriteAsync(Asker, Place, format, locale: null, cancellationToken);

    /// <summary>The same reply with every quote; null where it is no longer kept.</summary>
    public Task<Reply?> FindAllAsync(Reply reply, CancellationToken cancellationToken) =>
        desk.MoreAsync(reply.EventKey, Asker, Place, cancellationToken);
}
