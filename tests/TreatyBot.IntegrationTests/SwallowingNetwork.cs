using System.Net;
using System.Net.Sockets;

namespace TreatyBot.IntegrationTests;

/// <summary>An address on this machine where what is sent comes to nothing, and nobody says so.</summary>
internal sealed class SwallowingNetwork : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _others = [];

    private SwallowingNetwork(int backlog)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");

    /// <summary>Connections are made, and nothing is ever answered.</summary>
    public static SwallowingNetwork WithoutAnswers() => new(backlog: 100);

    /// <summary>No connection is made: what asks for one is dropped, since as many as may wait are waiting.</summary>
    public static SwallowingNetwork WithoutConnections()
    {
        var network = new SwallowingNetwork(backlog: 0);
        var end = network._listener.LocalEndPoint!;
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            network._others.Add(socket);
            if (!socket.ConnectAsync(end).Wait(TimeSpan.FromMilliseconds(200)))
            {
                return network;
            }
        }
    }

    /// <summary>Waits until somebody has connected.</summary>
    public async Task ConnectedAsync() => _others.Add(await _listener.AcceptAsync());

    public void Dispose()
    {
        _listener.Dispose();
        _others.ForEach(socket => socket.Dispose());
    }
}
