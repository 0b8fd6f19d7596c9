using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>
/// Decides which addresses may be connected to. It is asked with the address that the connection then goes to, so that neither a redirect
/// nor a name that points elsewhere by then leads into the bot's own network.
/// </summary>
/// <param name="options">Name the hosts that may lie there all the same.</param>
/// <param name="resolve">Finds a name's addresses; null: the system does.</param>
internal sealed class AddressPolicy(
    IOptions<FetchingOptions> options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly HashSet<string> _privateHosts = options.Value.PrivateHosts
        .Select(host => host.Trim('[', ']')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The addresses of a host that may be connected to; at least one.</summary>
    /// <exception cref="AddressRefusedException">None may.</exception>
    /// <exception cref="SocketException">The name is not known.</exception>
    public async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        host = host.Trim('[', ']');
        var found = IPAddress.TryParse(host, out var literal) ? [literal]
            : resolve is null ? await Dns.GetHostAddressesAsync(host, cancellationToken)
            : await resolve(host, cancellationToken);
        var allowed = Array.FindAll(found, address => Allows(host, address));
        return allowed.Length > 0 ? allowed : throw new AddressRefusedException(host, found);
    }

    /// <summary>As <see cref="SocketsHttpHandler.ConnectCallback"/> wants it.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await FindAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool Allows(string host, IPAddress address) =>
        PublicAddresses.IsPublic(address)
        || _privateHosts.Contains(address.ToString())
        || (_privateHosts.Contains(host) && !PublicAddresses.IsLinkLocal(address));
}

/// <summary>A host lies in the bot's own network, or nowhere.</summary>
internal sealed class AddressRefusedException(string host, IReadOnlyList<IPAddress> found) : IOException(
    found.Count == 0 || (found.Count == 1 && found[0].ToString() == host)
        ? $"{host} lies at a private address. If the bot may read it, name the host in Fetching:PrivateHosts."
        : $"{host} lies at a private address ({found[0]}). If the bot may read it, name the host '{host}' in Fetching:PrivateHosts.");
