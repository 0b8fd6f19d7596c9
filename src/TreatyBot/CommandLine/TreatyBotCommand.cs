using System.CommandLine;

namespace TreatyBot.CommandLine;

/// <summary>The command line: <c>run</c> (the default), <c>ask</c>, <c>index</c>, <c>eval</c>, <c>extract</c>, <c>verify</c>, <c>doctor</c>, <c>discord</c>.</summary>
internal static class TreatyBotCommand
{
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
            AskCommand.Create(settings),
            IndexCommand.Create(settings),
            EvalCommand.Create(settings),
            ExtractCommand.Create(settings),
            VerifyCommand.Create(settings),
            DoctorCommand.Create(settings),
            DiscordCommand.Create(settings),
        };
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(parsed.GetValue(settings)!, cancellationToken));
        return root;
    }
}
