using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TreatyBot.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary><c>init</c>: makes <c>config/appsettings.json</c> in the current folder, with one collection, in three questions.</summary>
internal static class InitCommand
{
    private const string Settings = "appsettings.json";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var name = new Option<string?>("--name") { Description = "What the collection is called.", HelpName = "NAME" };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "The folder that holds the documents.", HelpName = "DIR" };
        var audience = new Option<string?>("--audience")
        {
            Description = "Who may see it: everyone, discord:SERVER, slack:WORKSPACE, or nothing for this machine alone.",
            HelpName = "WHO",
        };
        var command = new Command("init", "Sets up a collection here, in config/: asks for its name, its folder and who may see it.")
        {
            name, folder, audience,
        };
        command.SetAction((parsed, _) => Failures.ReportAsync(() => Task.FromResult(Run(
            parsed.GetValue(name), parsed.GetValue(folder)?.FullName, parsed.GetValue(audience)))));
        return command;
    }

    private static int Run(string? name, string? folder, string? audience)
    {
        var file = Path.Combine(Directory.GetCurrentDirectory(), "config", Settings);
        if (File.Exists(file))
        {
            throw new SetupException($"{file} is there already. Change it with an editor, or call 'treatybot init' in another folder.");
        }

        name ??= Ask("What is the collection called?", "documents");
        folder ??= Ask("Which folder holds its documents?", "documents");
        audience ??= Ask("Who may see it (everyone, discord:SERVER, slack:WORKSPACE; nothing: this machine alone)?", "");
        var text = Write(name, Check(folder), audience);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (FindOfProgram(SettingsSchema.FileName) is { } schema)
        {
            File.Copy(schema, Path.Combine(Path.GetDirectoryName(file)!, SettingsSchema.FileName), overwrite: true);
        }

        Console.WriteLine($"Written: {file}");
        Console.WriteLine(
            "Next, in this folder: 'treatybot index' reads the documents, 'treatybot' answers, 'treatybot doctor' says what is missing.");
        return ExitCode.Success;
    }

    private static string? FindOfProgram(string name) =>
        ContentRoot.OfProgram is { } program && Path.Combine(program, "config", name) is var file && File.Exists(file) ? file : null;

    private static string Ask(string question, string otherwise)
    {
        Console.Write(otherwise.Length > 0 ? $"{question} [{otherwise}] " : $"{question} ");
        var answer = Console.ReadLine()
            ?? throw new SetupException("Nobody answers. Name all three: treatybot init --name NAME --folder DIR --audience WHO.");
        return answer.Trim() is { Length: > 0 } given ? given : otherwise;
    }

    private static string Check(string folder)
    {
        var path = Path.GetFullPath(folder);
        return Directory.Exists(path)
            ? path
            : throw new SetupException($"There is no folder {path}. Create it, or name the one that holds the documents.");
    }

    /// <summary>The settings that the program came with, and the collection.</summary>
    private static string Write(string name, string folder, string audience)
    {
        var collection = new JsonObject { ["Name"] = name, ["Folders"] = new JsonArray(folder) };
        if (audience.Length > 0)
        {
            try
            {
                collection["Audience"] = new JsonArray(AudienceRule.Parse(audience).ToString());
            }
            catch (FormatException e)
            {
                throw new SetupException(e.Message, e);
            }
        }

        var settings = FindOfProgram(Settings) is { } given
            ? JsonNode.Parse(File.ReadAllText(given)) as JsonObject ?? []
            : [];
        settings.Remove("Collections");
        settings["Collections"] = new JsonArray(collection);
        return settings.ToJsonString(Readable) + "\n";
    }
}
