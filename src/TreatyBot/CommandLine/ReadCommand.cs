using System.CommandLine;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;

namespace TreatyBot.CommandLine;

/// <summary>
/// <c>read</c>: reads files for another TreatyBot, which hands them over and ends this process where one hangs it. It knows no
/// configuration.
/// </summary>
internal static class ReadCommand
{
    private const string Name = "read";

    public static Command Create()
    {
        var command = new Command(Name, "Reads the files that another treatybot hands over. Not for people.") { Hidden = true };
        var recognition = new Option<string?>(ReadingCommand.Recognition);
        command.Options.Add(recognition);
        command.SetAction(async (parsed, _) =>
        {
            var collection = new ServiceCollection().AddIngestion();
            if (parsed.GetValue(recognition) is { } told)
            {
                collection.Configure<IngestionOptions>(options => ReadingCommand.Apply(told, options));
            }

            await using var services = collection.BuildServiceProvider();
            await ReadingMode.RunAsync(
                services.GetRequiredService<SourceExtractor>(),
                Console.OpenStandardInput(),
                Console.OpenStandardOutput(),
                () => Environment.Exit(ExitCode.Success));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>How this program is started in that mode, however it was started itself.</summary>
    public static ReadingCommand Start()
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var assembly = typeof(ReadCommand).Assembly;
        var isOwn = Path.GetFileNameWithoutExtension(program).Equals(assembly.GetName().Name, StringComparison.OrdinalIgnoreCase);
        return isOwn
            ? new ReadingCommand(program, [Name])
            : new ReadingCommand(
                Path.GetFileNameWithoutExtension(program) == "dotnet" ? program : "dotnet",
                [Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.dll"), Name]);
    }
}
