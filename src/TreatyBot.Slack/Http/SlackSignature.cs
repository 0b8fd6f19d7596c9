using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TreatyBot.Slack.Http;

/// <summary>Whether a request was signed by Slack, and lately.</summary>
internal static class SlackSignature
{
    /// <summary>Slack: refuse what was signed more than five minutes ago, or ahead.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <param name="secret">The app's signing secret.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    /// <param name="body">The bytes of the body as they came.</param>
    /// <param name="now">The time.</param>
    public static SlackSignatureResult Check(
        string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || signature is null
            || timestamp.Length > 12)
        {
            return SlackSignatureResult.Forged;
        }

        // The signature first: only Slack may learn what this machine's clock says.
        var expected = Sign(secret, timestamp, body);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature)))
        {
            return SlackSignatureResult.Forged;
        }

        var off = now - DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(seconds, 100_000_000_000));
        return off.Duration() <= Window ? SlackSignatureResult.Good : SlackSignatureResult.Stale;
    }

    /// <summary>The signature of a body, as Slack makes it.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return $"v0={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}

internal enum SlackSignatureResult
{
    Good,
    Forged,
    Stale,
}
