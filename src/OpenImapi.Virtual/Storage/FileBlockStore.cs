using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Blocks of an area in a file, each at its place; the system stores only what was written.</summary>
internal sealed class FileBlockStore : IBlockStore
{
    private static readonly byte[] Zeros = new byte[1 << 20];
    private readonly BlockArea area;
    private readonly SafeFileHandle file;

    public FileBlockStore(string path, BlockArea area, bool readOnly)
    {
        this.area = area;
        file = File.OpenHandle(path,
            readOnly ? FileMode.Open : FileMode.OpenOrCreate, readOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    public void Read(Lba start, Span<byte> blocks)
    {
        for (var at = Offset(start); !blocks.IsEmpty;)
        {
            var read = RandomAccess.Read(file, blocks, at);
            if (read == 0)
                break;
            at += read;
            blocks = blocks[read..];
        }

        blocks.Clear();
    }

    public void Write(Lba start, ReadOnlySpan<byte> blocks) => RandomAccess.Write(file, blocks, Offset(start));

    /// <summary>Beyond the file's end there are zeros already.</summary>
    public void WriteZeros(Extent blocks)
    {
        var end = Math.Min(Offset(blocks.End), RandomAccess.GetLength(file));
        for (var at = Offset(blocks.Start); at < end;)
        {
            var length = (int)Math.Min(Zeros.Length, end - at);
            RandomAccess.Write(file, Zeros.AsSpan(0, length), at);
            at += length;
        }
    }

    public void Clear() => RandomAccess.SetLength(file, 0);

    public void Dispose() => file.Dispose();

    private long Offset(Lba address) => (address - area.First()).Bytes(area.BlockSize());
}
