using System.Globalization;
using TreatyBot.CommandLine;

// What is printed and parsed is the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return await TreatyBotCommand.RunAsync(args);
