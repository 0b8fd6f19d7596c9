using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TreatyBot.FastIndex;

/// <summary>Bytes that grow, outside of the managed heap: a segment in the making leaves nothing for the collector.</summary>
internal sealed unsafe class ByteSink : IDisposable
{
    private byte* _bytes;
    private long _capacity;

    public long Length { get; private set; }

    public void Add<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(Reserve(sizeof(T)), value);
        Length += sizeof(T);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(Reserve(bytes.Length), bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Seven bits a byte, the lowest first; the highest bit tells that more follow.</summary>
    public void AddVariable(int value)
    {
        var rest = (uint)value;
        while (rest > 0x7F)
        {
            Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        Add((byte)rest);
    }

    public void AddZeros(int count)
    {
        NativeMemory.Clear(Reserve(count), (nuint)count);
        Length += count;
    }

    public void CopyTo(byte* target) => Buffer.MemoryCopy(_bytes, target, Length, Length);

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
        _capacity = Length = 0;
    }

    private byte* Reserve(int count)
    {
        if (Length + count > _capacity)
        {
            _capacity = Math.Max(Length + count, Math.Max(_capacity * 2, 256));
            _bytes = (byte*)NativeMemory.Realloc(_bytes, (nuint)_capacity);
        }

        return _bytes + Length;
    }
}
