using System.CommandLine;

namespace TreatyBot.CommandLine;

/// <summary>
/// The command line: <c>run</c> (the default), <c>init</c>, <c>ask</c>, <c>article</c>, <c>compare</c>, <c>pins</c>,
/// <c>subscriptions</c>, <c>index</c>, <c>eval</c>, <c>extract</c>, <c>verify</c>, <c>doctor</c>, <c>health</c>, <c>backup</c>,
/// <c>restore</c>, <c>discord</c>,
/// <c>completion</c>.
/// </summary>
internal static class TreatyBotCommand
{
    /// <summary>
    /// A command has so long to end itself once it is told to, before the process is ended. Longer than any wait that can be configured:
    /// the worker ends by its own clock.
    /// </summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromMinutes(10);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (UsageFailure.Explain(parsed) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationTimeout });
    }

    public static RootCommand Create()
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "Overrides a setting for this run, such as --set Web:Url=http://127.0.0.1:5081. May be given several times.",
            HelpName = "Key=Value",
            Arity = ArgumentArity.OneOrMore,
            Recursive = true,
            DefaultValueFactory = _ => [],
        };
        var root = new RootCommand("Answers your team's questions with verbatim quotes and citations from your documents.")
        {
            settings,
            RunCommand.Create(settings),
            InitCommand.Create(),
            AskCommand.Create(settings),
            ArticleCommand.Create(settings),
            CompareCommand.Create(settings),
            PinsCommand.Create(settings),
            SubscriptionsCommand.Create(settings),
            IndexCommand.Create(settings),
            EvalCommand.Create(settings),
            ExtractCommand.Create(settings),
            VerifyCommand.Create(settings),
            DoctorCommand.Create(settings),
            HealthCommand.Create(settings),
            BackupCommands.CreateBackup(settings),
            BackupCommands.CreateRestore(settings),
            DiscordCommand.Create(settings),
            CompletionCommand.Create(),
            SchemaCommand.Create(),
            ReadCommand.Create(),
        };
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(parsed.GetValue(settings)!, cancellationToken));
        return root;
    }
}
