using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>One file of a cue sheet: sound, or blocks whose size may change from track to track.</summary>
internal sealed class CueMedium
{
    private readonly AudioContent? sound;
    private readonly BinaryFile? binary;
    private readonly bool isBigEndian;

    /// <summary>Where blocks of another size begin; the first region begins with the file.</summary>
    private readonly List<(BlockCount Start, long Offset, int BlockSize)> regions = [];

    /// <summary>A music file.</summary>
    public CueMedium(string name, AudioContent sound) => (Name, this.sound) = (name, sound);

    /// <summary>A file of blocks.</summary>
    public CueMedium(string name, BinaryFile binary, bool isBigEndian) => (Name, this.binary, this.isBigEndian) = (name, binary, isBigEndian);

    /// <summary>As the sheet writes it.</summary>
    public string Name { get; }

    public bool IsSound => sound is not null;

    public bool IsLengthExact => sound?.IsLengthExact ?? true;

    /// <summary>From this block on, blocks have this size.</summary>
    public void Begin(BlockCount start, int blockSize) => regions.Add((start, regions.Count == 0 ? start.Bytes(blockSize) : OffsetOf(start), blockSize));

    /// <summary>Blocks of the file, a begun one counted whole.</summary>
    public BlockCount Length
    {
        get
        {
            if (sound is not null)
                return sound.Length.Blocks;
            var (start, offset, size) = regions[^1];
            return start + BlockCount.ForBytes(Math.Max(0, binary!.Length - offset), size);
        }
    }

    /// <summary>Sound from one block to another, or to the end.</summary>
    public AudioSlice Sound(BlockCount from, BlockCount? to)
    {
        if (sound is not null)
        {
            var start = SampleCount.Of(from);
            return new(sound, start, (to is { } end ? SampleCount.Of(end) : sound.Length) - start);
        }

        var (offset, length, size) = Bytes(from, to);
        return AudioSlice.Whole(size == BlockSizes.Raw
            ? new RawAudio(binary!.Content, isBigEndian, offset, length)
            : new SectorAudio(binary!, offset, new(length / size), size));
    }

    /// <summary>Blocks from one to another, or to the end; bytes after the last whole block are left out.</summary>
    public BlockPiece Blocks(BlockCount from, BlockCount? to)
    {
        var (offset, length, size) = Bytes(from, to);
        return new(binary, offset, length - length % size);
    }

    /// <summary>Bytes at the end of the file that are no whole block or, in audio, no whole sample.</summary>
    public long BytesOver(bool isAudio)
    {
        if (binary is null)
            return 0;
        var (_, offset, size) = regions[^1];
        return Math.Max(0, binary.Length - offset) % (isAudio && size == BlockSizes.Raw ? SampleCount.Size : size);
    }

    private (long Offset, long Length, int BlockSize) Bytes(BlockCount from, BlockCount? to)
    {
        var offset = OffsetOf(from);
        var end = to is { } last ? Math.Min(OffsetOf(last), binary!.Length) : binary!.Length;
        return (offset, end - offset, RegionOf(from).BlockSize);
    }

    private long OffsetOf(BlockCount block)
    {
        var (start, offset, size) = RegionOf(block);
        return offset + (block - start).Bytes(size);
    }

    private (BlockCount Start, long Offset, int BlockSize) RegionOf(BlockCount block) => regions.FindLast(region => region.Start <= block);
}
