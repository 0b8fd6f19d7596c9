using System.CommandLine;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>subscriptions</c>: who is told news on what, and where; <c>subscriptions remove</c> ends one.</summary>
internal static class SubscriptionsCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var command = new Command("subscriptions", "Lists who is told news on what, and where.") { Remove(settings) };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var all = await services.GetRequiredService<ISubscriptionStore>().ListAsync(cancellationToken);
            foreach (var known in all)
            {
                var place = $"{known.Place.Platform}:{known.Place.Space}/{known.Place.Channel}";
                Console.WriteLine(ConsoleText.Inert($"{known.Id} · {known.Topic} · {place} · {known.Asker}"));
            }

            Console.WriteLine(all.Count == 0 ? "There are no subscriptions." : $"{all.Count} subscriptions.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Remove(Option<string[]> settings)
    {
        var number = new Argument<long>("number") { Description = "The number of the subscription." };
        var command = new Command("remove", "Ends a subscription.") { number };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var id = parsed.GetValue(number);
            var isGone = await services.GetRequiredService<ISubscriptionStore>().RemoveAsync(id, cancellationToken);
            Console.WriteLine(
                isGone ? $"Subscription {id} has ended." : $"There is no subscription {id}. 'treatybot subscriptions' lists them.");
            return isGone ? ExitCode.Success : ExitCode.Failed;
        }));
        return command;
    }
}
