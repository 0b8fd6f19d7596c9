using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace TreatyBot.Meaning;

/// <summary>
/// Remembers in a file what vectors texts have, for commands that read the same folder again and again into stores that are gone
/// afterwards. The file holds hashes and vectors, no text; it is derived, and one that is damaged or too large is begun anew. One process
/// at a time adds to it; others read what it had when they began.
/// </summary>
internal sealed class CachedEncoder : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>In bytes: about two and a half million texts of 384 dimensions.</summary>
    private const long MaxSize = 1L << 30;

    private const int HashSize = 16;

    private readonly ConcurrentDictionary<UInt128, byte[]> _known = new();
    private readonly Lock _writing = new();
    private readonly FileStream? _file;

    private CachedEncoder(IEmbeddingGenerator<string, Embedding<float>> inner, FileStream? file)
        : base(inner) => _file = file;

    /// <summary>The encoder with a memory in a folder; without one where the folder cannot be used.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> Over(IEmbeddingGenerator<string, Embedding<float>> encoder, string folder)
    {
        var name = (encoder.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId ?? "";
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}.vectors");
            if (OpenAlone(path) is { } file)
            {
                var adding = new CachedEncoder(encoder, file);

                // What a kill has left half written is cut off.
                file.SetLength(adding.ReadAll(file));
                file.Seek(0, SeekOrigin.End);
                return adding;
            }

            using var shared = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var reading = new CachedEncoder(encoder, file: null);
            reading.ReadAll(shared);
            return reading;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return encoder;
        }
    }

    /// <summary>The file to add to; null where another process adds to it.</summary>
    private static FileStream? OpenAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.AdditionalProperties is not null)
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }

        var texts = values.ToList();
        var hashes = texts.ConvertAll(text => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        var open = Enumerable.Range(0, texts.Count).Where(i => !_known.ContainsKey(hashes[i])).ToList();
        if (open.Count > 0)
        {
            var made = await base.GenerateAsync(open.Select(i => texts[i]), options, cancellationToken);
            for (var i = 0; i < open.Count; i++)
            {
                Add(hashes[open[i]], MemoryMarshal.AsBytes(made[i].Vector.Span).ToArray());
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(hashes
            .Select(hash => new Embedding<float>(MemoryMarshal.Cast<byte, float>(_known[hash]).ToArray())));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Add(UInt128 hash, byte[] vector)
    {
        if (!_known.TryAdd(hash, vector) || _file is null)
        {
            return;
        }

        lock (_writing)
        {
            Span<byte> key = stackalloc byte[HashSize + sizeof(int)];
            MemoryMarshal.Write(key, hash);
            MemoryMarshal.Write(key[HashSize..], vector.Length);
            _file.Write(key);
            _file.Write(vector);
        }
    }

    /// <summary>Reads what is whole.</summary>
    /// <returns>Up to where, in bytes.</returns>
    private long ReadAll(FileStream file)
    {
        var buffer = new BufferedStream(file, 1 << 20);
        Span<byte> key = stackalloc byte[HashSize + sizeof(int)];
        var good = 0L;
        while (file.Length <= MaxSize && buffer.ReadAtLeast(key, key.Length, throwOnEndOfStream: false) == key.Length)
        {
            var size = MemoryMarshal.Read<int>(key[HashSize..]);
            if (size is < sizeof(float) or > 1 << 16 || size % sizeof(float) != 0)
            {
                break;
            }

            var vector = new byte[size];
            if (buffer.ReadAtLeast(vector, size, throwOnEndOfStream: false) != size)
            {
                break;
            }

            _known[MemoryMarshal.Read<UInt128>(key)] = vector;
            good += key.Length + size;
        }

        return good;
    }
}
