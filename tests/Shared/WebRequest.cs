using System.Text;

namespace TreatyBot.Tests.Shared;

/// <summary>What a loopback web server was asked for.</summary>
/// <param name="Path">With what follows the question mark.</param>
/// <param name="Headers">By name.</param>
internal sealed record WebRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    private const int LongestHead = 64 * 1024;

    /// <returns>Null where whoever asked went away first.</returns>
    public static async Task<WebRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (head.Count > LongestHead || await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return new(lines[0].Split(' ')[1], lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(
            header => header[0], header => header[1].Trim(), StringComparer.OrdinalIgnoreCase));
    }
}
