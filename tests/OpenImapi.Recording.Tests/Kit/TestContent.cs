using OpenImapi.Formats;

namespace OpenImapi.Recording.Tests;

/// <summary>Content in which every block tells its own address, so that a block in the wrong place is noticed.</summary>
public static class TestContent
{
    public static byte[] Of(Extent extent, byte mark = 0x5A)
    {
        var content = new byte[extent.Length.Bytes()];
        for (var block = 0; block < extent.Length.Value; block++)
        {
            var bytes = content.AsSpan(block * BlockSizes.UserData, BlockSizes.UserData);
            bytes.Fill((byte)(mark + block));
            BitConverter.TryWriteBytes(bytes, extent.Start.Value + block);
        }

        return content;
    }

    public static MemoryBlockSource Source(Extent extent, byte mark = 0x5A) => new(Of(extent, mark), extent.Start);

    public static RecordingJob Job(Extent extent, byte mark = 0x5A) => new() { Layout = DiscLayout.OneDataTrack(extent), Source = Source(extent, mark) };

    public static Extent Extent(long start, long length) => new(new(start), new(length));
}
