using System.Net.Sockets;
using System.Security.Authentication;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Says in a sentence why a server could not be asked.</summary>
internal static class ConnectionFailure
{
    public static FetchFailure Explain(Uri address, Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AddressRefusedException refused:
                    return new(refused.Message) { IsHostDown = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new($"There is no host {address.Host}. Correct the address, or look at this machine's name server.")
                    {
                        IsHostDown = true,
                    };
                case SocketException socket:
                    return new($"{address.Host} {Explain(socket.SocketErrorCode)}. The bot tries again by itself.")
                    {
                        IsTransient = true,
                        IsHostDown = true,
                    };
                case AuthenticationException:
                    return new($"The certificate of {address.Host} does not hold. Tell whoever runs that server.") { IsHostDown = true };
            }
        }

        return new($"{address.Host} broke off ({failure.Message.TrimEnd('.')}).") { IsTransient = true };
    }

    /// <summary>What follows the host's name.</summary>
    public static string Explain(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "refuses the connection",
        SocketError.TimedOut => "does not answer",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => "cannot be reached from this machine",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "broke off",
        _ => $"cannot be reached ({error})",
    };
}
