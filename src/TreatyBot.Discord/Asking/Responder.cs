using TreatyBot.Core.Conversations;
using TreatyBot.Chat.Content;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Responds to an interaction that asks no question: at once where it can, else a deferral first.</summary>
internal sealed class Responder(IDiscordClient client, TimeProvider clock)
{
    /// <summary>Discord waits for 3 seconds, and the way there takes some of them.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1.5);

    /// <param name="interaction">What to respond to.</param>
    /// <param name="write">Writes the response. Where it fails, the asker hears of it.</param>
    /// <param name="onlyForAsker">Whether nobody else is to see it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task RespondAsync(
        DiscordInteraction interaction,
        Func<CancellationToken, Task<ChatContent>> write, bool onlyForAsker, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(interaction, write, cancellationToken);
        if (await Task.WhenAny(writing, Task.Delay(AtOnce, clock, cancellationToken)) == writing)
        {
            await client.RespondAsync(interaction.Callback, await writing, onlyForAsker, cancellationToken);
            return;
        }

        await client.DeferAsync(interaction.Callback, onlyForAsker, cancellationToken);
        await client.FinishAsync(interaction.ApplicationId, interaction.Callback, await writing, cancellationToken);
    }

    private static async Task<OutgoingMessage> WriteAsync(
        DiscordInteraction interaction, Func<CancellationToken, Task<ChatContent>> write, CancellationToken cancellationToken)
    {
        try
        {
            return ContentRenderer.Render(await write(cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ReplyRenderer.Line(InterfaceTexts.Format("Broken", interaction.Locale, Places.KeyOfInteraction(interaction.Id)));
        }
    }
}
