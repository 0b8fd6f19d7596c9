namespace TreatyBot.Hosting;

/// <summary>
/// What carries the wire of a chat platform: <c>Discord:Client</c>, <c>Slack:Client</c>. Read by <see cref="Libraries"/>.
/// </summary>
internal sealed class ClientChoice
{
    public string? Client { get; set; }
}
