using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// The library's filters, of which the one that can unpack a thousandfold is bounded: what a stream would become is counted before it is
/// made.
/// </summary>
internal sealed class BoundedFilters : IFilterProvider
{
    /// <summary>In bytes: the text of the largest pages has some hundred thousand, a font a few million.</summary>
    private const int LargestStream = 96 * 1024 * 1024;

    /// <summary>In bytes; DEFLATE makes at most 1,032 of one: https://zlib.net/zlib_tech.html.</summary>
    private const int Harmless = LargestStream / 1032;

    private readonly IFilterProvider _filters = DefaultFilterProvider.Instance;

    /// <summary>Whether a stream was left out because it would have been too large.</summary>
    public bool Refused { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(_filters.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(_filters.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(_filters.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        filters.Any(filter => filter is FlateFilter)
            ? [.. filters.Select(filter => filter is FlateFilter ? new BoundedFlate(filter, this) : filter)] : filters;

    private sealed class BoundedFlate(IFilter flate, BoundedFilters owner) : IFilter
    {
        public bool IsSupported => flate.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (input.Length > Harmless && IsTooLarge(input))
            {
                owner.Refused = true;
                throw new InvalidDataException("The stream unpacks to more than is read.");
            }

            return flate.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private static bool IsTooLarge(Memory<byte> input)
        {
            using var packed = new MemoryStream(input.ToArray(), writable: false);
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            var buffer = new byte[81920];
            var length = 0L;
            try
            {
                int read;
                while (length <= LargestStream && (read = unpacked.Read(buffer)) > 0)
                {
                    length += read;
                }
            }
            catch (InvalidDataException)
            {
                // What the library makes of a damaged stream is its first part at most.
            }

            return length > LargestStream;
        }
    }
}
