using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>
/// Addresses that open a quote, signed so that only quotes that were shown can be opened: nobody reads a document by counting up.
/// </summary>
internal sealed class Permalinks(SigningKey key, IOptions<WebOptions> options) : IPermalinks
{
    private const byte Version = 1;

    /// <summary>In bytes: half of the HMAC, which nobody can guess and which keeps the address short.</summary>
    private const int SignatureLength = 16;

    private readonly Uri _local = options.Value.LocalUrl;
    private readonly Uri? _public = options.Value.PublicUrl is { } url ? new Uri(url.EndsWith('/') ? url : url + "/") : null;

    public Uri? For(Quote quote, Place place) =>
        (place.Kind == PlaceKind.Local ? _local : _public) is { } root ? new Uri(root, RelativeAddress(quote)) : null;

    /// <summary>The address from the root of our pages, without a leading slash.</summary>
    /// <param name="quote">What it opens.</param>
    /// <param name="query">Further parameters, each with its <c>&amp;</c> and already encoded.</param>
    public string RelativeAddress(Quote quote, string? query = null) =>
        $"quotes/{quote.Reading.Id}/{quote.Range}?s={Sign(quote.Reading.Id, quote.Range)}{query}#quote";

    /// <summary>True where that signature was made here for that very quote.</summary>
    public bool IsSigned(long readingId, TextRange range, string? signature) =>
        signature is { Length: < 2 * SignatureLength }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(readingId, range)));

    private string Sign(long readingId, TextRange range)
    {
        Span<byte> data = stackalloc byte[17];
        data[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(data[1..], readingId);
        BinaryPrimitives.WriteInt32BigEndian(data[9..], range.Start);
        BinaryPrimitives.WriteInt32BigEndian(data[13..], range.End);
        return Base64Url.EncodeToString(key.Sign(data).AsSpan(0, SignatureLength));
    }
}
