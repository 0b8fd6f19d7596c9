namespace TreatyBot.Ingestion.Readers;

/// <summary>Reads a stream that nobody vouches for, and no more of it than is allowed: packed bytes may stand for endlessly many.</summary>
internal static class BoundedBody
{
    private const int Step = 64 * 1024;

    /// <returns>Null where there is more and it may not be cut.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int maxBytes, bool cuts, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(stream, maxBytes, cuts, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync(HttpContent, int, bool, CancellationToken)"/>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, bool cuts, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Step];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > maxBytes)
            {
                if (!cuts)
                {
                    return null;
                }

                bytes.Write(buffer, 0, maxBytes - (int)bytes.Length);
                break;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
