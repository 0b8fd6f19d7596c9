using System.Net.Sockets;

namespace TreatyBot.Web;

/// <summary>Why the pages could not be opened at their address, in a sentence for the operator.</summary>
internal static class ListenFailure
{
    /// <returns>Null where the failure is about something else.</returns>
    public static string? Explain(Exception exception, string url)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse =>
                        $"Another program is listening at {url} already, perhaps another TreatyBot. "
                        + "Stop it, or set Web:Url to another port.",
                    SocketError.AccessDenied =>
                        $"This account may not listen at {url}. Set Web:Url to a port of 1024 or above.",
                    SocketError.AddressNotAvailable =>
                        $"This machine has no address like that in {url}. Set Web:Url to one that it has, such as http://127.0.0.1:5080.",
                    _ => null,
                };
            }
        }

        return null;
    }
}
