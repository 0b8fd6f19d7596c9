using Microsoft.Extensions.Logging.Console;

namespace TreatyBot.Logs;

/// <summary>The log: one line an event, on the error stream, so that answers have the output stream to themselves.</summary>
internal static class LogSetup
{
    public static ILoggingBuilder AddLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        var section = configuration.GetSection(LoggingSettings.Section);
        logging.AddConfiguration(section);
        if (FormatIn(configuration) == LogFormat.Json)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.TimestampFormat = "HH:mm:ss ";
            });
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }

    public static LogFormat FormatIn(IConfiguration configuration) =>
        configuration.GetSection(LoggingSettings.Section).GetValue<LogFormat>(nameof(LoggingSettings.Format));
}
