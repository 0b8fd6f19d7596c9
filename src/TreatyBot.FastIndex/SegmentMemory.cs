using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace TreatyBot.FastIndex;

/// <summary>Where the bytes of a segment are: in memory of its own, or in a mapped file.</summary>
internal abstract unsafe class SegmentMemory : IDisposable
{
    public byte* Bytes { get; protected init; }

    public long Length { get; protected init; }

    public static SegmentMemory Allocate(long length) => new Own(length);

    /// <exception cref="IOException">The file cannot be read, or is empty.</exception>
    public static SegmentMemory Map(string path) => new Mapped(path);

    public abstract void Dispose();

    private sealed class Own : SegmentMemory
    {
        private readonly Allocation _allocation;

        public Own(long length)
        {
            _allocation = new Allocation(length);
            Bytes = (byte*)_allocation.DangerousGetHandle();
            Length = length;
        }

        public override void Dispose() => _allocation.Dispose();
    }

    private sealed class Allocation : SafeHandle
    {
        public Allocation(long length)
            : base(0, ownsHandle: true)
        {
            SetHandle((nint)NativeMemory.AllocZeroed((nuint)length));
        }

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            NativeMemory.Free((void*)handle);
            return true;
        }
    }

    private sealed class Mapped : SegmentMemory
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;

        public Mapped(string path)
        {
            Length = new FileInfo(path).Length;
            if (Length < sizeof(SegmentHeader))
            {
                throw new InvalidDataException($"'{path}' is too short for a segment.");
            }

            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* bytes = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
            Bytes = bytes + _view.PointerOffset;
        }

        public override void Dispose()
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
