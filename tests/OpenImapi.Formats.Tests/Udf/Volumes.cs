using System.Buffers.Binary;
using System.IO.Compression;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>A volume that another program made (Data/README.md): its blocks that are not all zero.</summary>
internal sealed class Volume
{
    private readonly SortedDictionary<uint, byte[]> blocks = [];

    private Volume(Stream content)
    {
        BlockSize = (int)ReadNumber(content)!.Value;
        Blocks = ReadNumber(content)!.Value;
        while (ReadNumber(content) is { } number)
        {
            var block = new byte[BlockSize];
            content.ReadExactly(block);
            blocks.Add(number, block);
        }
    }

    /// <summary>The names of all of them.</summary>
    public static TheoryData<string> Names =>
        [.. typeof(Volume).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".blocks.gz", StringComparison.Ordinal)).Select(name => name[..^10]).Order()];

    public int BlockSize { get; }

    /// <summary>How many blocks the volume has.</summary>
    public uint Blocks { get; }

    /// <summary>The numbers of the blocks that are not all zero.</summary>
    public IEnumerable<uint> Numbers => blocks.Keys;

    public static Volume Open(string name)
    {
        using var data = typeof(Volume).Assembly.GetManifestResourceStream($"{name}.blocks.gz")!;
        using var content = new GZipStream(data, CompressionMode.Decompress);
        return new(content);
    }

    /// <summary>So many blocks from one on.</summary>
    public byte[] Read(uint block, int count = 1)
    {
        var bytes = new byte[count * BlockSize];
        for (var i = 0; i < count; i++)
            if (blocks.TryGetValue(block + (uint)i, out var content))
                content.CopyTo(bytes, i * BlockSize);
        return bytes;
    }

    private static uint? ReadNumber(Stream content)
    {
        Span<byte> number = stackalloc byte[4];
        return content.ReadAtLeast(number, 4, throwOnEndOfStream: false) < 4 ? null : BinaryPrimitives.ReadUInt32LittleEndian(number);
    }
}
