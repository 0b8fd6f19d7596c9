using Microsoft.Extensions.Logging.Console;
using TreatyBot.Logs;

namespace TreatyBot.Hosting;

/// <summary>
/// Lets systemd and Windows run the worker as a service: they are told when it is ready and when it stops, and it stops when they say so.
/// Started by anything else, nothing of this is on.
/// </summary>
internal static class ServiceManagers
{
    private const string WindowsName = "TreatyBot";

    public static IServiceCollection AddServiceManagers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSystemd().AddWindowsService(windows => windows.ServiceName = WindowsName);
        if (LogSetup.FormatIn(configuration) == LogFormat.Json)
        {
            // The journal's own format takes the place of any other: what is asked for by a setting wins.
            services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Json);
        }

        return services;
    }
}
