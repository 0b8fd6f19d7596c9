using System.CommandLine;
using TreatyBot.Discord.Setup;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>discord invite</c>: the link that adds the bot to a server.</summary>
internal static class DiscordCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var invite = new Command("invite", "Prints the link that adds the bot to a server, with the least permissions that it needs.");
        invite.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!, add: services => services.AddConnectors());
            var link = await services.GetRequiredService<DiscordInvite>().FindLinkAsync(cancellationToken);
            Console.WriteLine(link.Value?.AbsoluteUri ?? throw new SetupException(link.Failure!.Advice));
            return ExitCode.Success;
        }));
        return new Command("discord", "Sets up Discord.") { invite };
    }
}
