namespace TreatyBot.Discord.Gateway;

/// <summary>What Discord's close codes mean for the next step.</summary>
internal static class CloseCode
{
    /// <summary>The bot is in too many guilds for so few shards.</summary>
    public const int ShardingRequired = 4011;

    /// <summary>What that means where there are as many already as Discord recommends.</summary>
    public const string MoreShards =
        "This bot is in so many servers that Discord demands more shards (close code 4011), yet it recommends no more than there are. "
            + "Start again later, or remove the bot from servers that do not use it.";

    /// <summary>Discord's number; likewise the next (discord.com/developers/docs/topics/opcodes-and-status-codes).</summary>
    private const int SequenceInvalid = 4007;
    private const int SessionTimedOut = 4009;

    /// <summary>True where the session is lost and a new one must be begun.</summary>
    public static bool EndsSession(int? code) => code is SequenceInvalid or SessionTimedOut;

    /// <summary>Why there is no sense in connecting again, and what to do; null where there is.</summary>
    public static string? Fatal(int? code) => code switch
    {
        4004 =>
            "Discord does not accept the bot's token (close code 4004). It was reset, or is not whole. Copy a new one from the "
                + "developer portal, page Bot, set Discord:Token and start again.",
        4010 => "Discord refused the shard (close code 4010). Start again; if it stays, please report this.",
        4012 => "Discord no longer speaks gateway version 10 (close code 4012). Install a newer version of the bot.",
        4013 => "Discord does not know the intents that this bot asks for (close code 4013). Install a newer version of the bot.",
        4014 =>
            "Discord does not allow this application the intents that it asks for (close code 4014). It asks for no privileged one: "
                + "check the application in the developer portal, page Bot.",
        _ => null,
    };
}
