using System.CommandLine;
using Microsoft.Extensions.Options;
using TreatyBot.Hosting;
using TreatyBot.Storage;
using TreatyBot.Storage.Backups;
using TreatyBot.Web.Citations;

namespace TreatyBot.CommandLine;

/// <summary><c>backup FILE</c>, while a worker runs or not, and <c>restore FILE</c>, while none does.</summary>
internal static class BackupCommands
{
    /// <summary>Beside the database: what signs the links that were given out, and what was fetched.</summary>
    private static readonly string[] Kept = [SigningKey.FileName, "sources"];

    public static Command CreateBackup(Option<string[]> settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to write, such as treatybot-backup.zip." };
        var command = new Command("backup", "Writes the store into one file. A running worker goes on meanwhile.") { file };
        command.SetAction((parsed, _) => Failures.ReportAsync(async () =>
        {
            var target = parsed.GetValue(file)!;
            if (target.Exists)
            {
                throw new SetupException($"{target.FullName} is there already. Name another file.");
            }

            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            StoreBackup.Write(FolderOf(services), target.FullName, Kept);
            target.Refresh();
            Console.WriteLine($"Written: {target.FullName}, {target.Length / 1024.0 / 1024:0.0} MB. Keep it where only you can read it.");
            return ExitCode.Success;
        }));
        return command;
    }

    public static Command CreateRestore(Option<string[]> settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "What 'treatybot backup' has written." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of a store that is there, which is moved aside." };
        var command = new Command("restore", "Puts a backup into Storage:Folder, after checking it. Stop the worker first.")
        {
            file, replace,
        };
        command.SetAction((parsed, _) => Failures.ReportAsync(async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                throw new SetupException($"There is no file {source.FullName}.");
            }

            await using var services = Bootstrap.CreateTool(parsed.GetValue(settings)!);
            var folder = FolderOf(services);
            var aside = StoreRestore.Run(folder, source.FullName, parsed.GetValue(replace));
            Console.WriteLine($"Restored into {folder}. The index is made anew at the next start.");
            if (aside is not null)
            {
                Console.WriteLine($"The earlier store lies in {aside}; delete it when you no longer need it.");
            }

            return ExitCode.Success;
        }));
        return command;
    }

    private static string FolderOf(IServiceProvider services) => services.GetRequiredService<IOptions<StoreOptions>>().Value.Folder;
}
