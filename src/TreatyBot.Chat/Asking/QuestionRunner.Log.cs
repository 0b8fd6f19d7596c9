using Microsoft.Extensions.Logging;

namespace TreatyBot.Chat.Asking;

public sealed partial class QuestionRunner<TAddress>
{
    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Information, "{Platform}: finishing {Count} questions that an earlier run had accepted")]
        public static partial void Recovering(ILogger logger, string platform, int count);

        [LoggerMessage(4001, LogLevel.Error, "{EventKey}: failed; the next start tries it again")]
        public static partial void Failed(ILogger logger, string eventKey, Exception exception);

        [LoggerMessage(4002, LogLevel.Warning, "{EventKey}: no reply: {Reason}")]
        public static partial void NotPosted(ILogger logger, string eventKey, string reason);

        [LoggerMessage(4004, LogLevel.Warning, "{EventKey}: no reply for now; it is taken up again at the next start: {Reason}")]
        public static partial void LeftForNextRun(ILogger logger, string eventKey, string reason);

        [LoggerMessage(4005, LogLevel.Information, "{EventKey}: the question was edited before its reply; its new wording is answered")]
        public static partial void Revised(ILogger logger, string eventKey);

        [LoggerMessage(
            4006, LogLevel.Warning, "{Platform}: stopping with {Count} questions unfinished; the next start answers them")]
        public static partial void LeftUnfinished(ILogger logger, string platform, int count);

        [LoggerMessage(4007, LogLevel.Error, "{Platform}: a command, button or greeting failed")]
        public static partial void WorkFailed(ILogger logger, string platform, Exception exception);
    }
}
