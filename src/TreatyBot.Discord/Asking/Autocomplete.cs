using System.Globalization;
using TreatyBot.Chat.Sources;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Proposes collections and sources while somebody types.</summary>
internal sealed class Autocomplete(VisibleSources sources)
{
    public async Task<IReadOnlyList<OptionChoice>> ForAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var typed = interaction.Data?.Options?.FirstOrDefault(option => option.Focused);
        var text = typed?.Text?.Trim() ?? "";
        var collections = await sources.ListCollectionsAsync(
            Places.AskerOf(interaction), Places.Of(interaction), cancellationToken);
        var all = typed?.Name switch
        {
            Commands.Collection => collections.Select(name => new OptionChoice(name, name)),
            Commands.Source or Commands.Document => sources.List(collections).Select(entry => new OptionChoice(
                ShortText.Shorten(
                    entry.Document.DisplayTitle, DiscordLimits.ChoiceText), entry.Document.Id.ToString(CultureInfo.InvariantCulture))),
            _ => [],
        };
        return
        [
            .. all
                .Where(choice => choice.Name.Length > 0 && choice.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(choice => choice.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                .Take(DiscordLimits.Choices),
        ];
    }
}
