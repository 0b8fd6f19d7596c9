using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>
/// How long the host waits for everything to stop: as long as the two chat platforms, one after the other, may go on with what they have
/// accepted, and what the rest needs.
/// </summary>
internal sealed class ShutdownTime(IOptions<DeskOptions> desk) : IConfigureOptions<HostOptions>
{
    /// <summary>A request to the pages takes 30 seconds at most.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public void Configure(HostOptions options) => options.ShutdownTimeout = (2 * TimeSpan.FromSeconds(desk.Value.DrainSeconds)) + Rest;
}
