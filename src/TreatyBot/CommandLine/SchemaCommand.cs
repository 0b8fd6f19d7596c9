using System.CommandLine;
using TreatyBot.Configuration;
using TreatyBot.Hosting;

namespace TreatyBot.CommandLine;

/// <summary>
/// The hidden command that writes <c>config/appsettings.schema.json</c> anew after a setting was added. A test holds the file against it.
/// </summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("settings-schema", "Prints the JSON schema of appsettings.json.") { Hidden = true };
        command.SetAction(_ => Console.Out.Write(SettingsSchema.Write(Bootstrap.ListKnownSections())));
        return command;
    }
}
