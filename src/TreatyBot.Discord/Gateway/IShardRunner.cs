using System.Threading.Channels;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Keeps shards connected.</summary>
internal interface IShardRunner
{
    /// <summary>Carries the events of one shard until cancelled, and tells the health what arrives.</summary>
    /// <exception cref="DiscordRefusedException">Discord will not let the bot in.</exception>
    /// <exception cref="MoreShardsException">There must be more shards.</exception>
    Task RunAsync(ShardId shard, ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken);
}
