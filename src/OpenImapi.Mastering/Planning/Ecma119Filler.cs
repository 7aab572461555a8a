using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Fills the directories and path tables of one tree.</summary>
internal sealed class Ecma119Filler(Ecma119NameSpace space, VolumeFacts facts) : IRegionFiller
{
    private readonly DirectoryFiller directories = new(space, facts);
    private readonly PathTableFiller pathTableL = new(space, PathTableType.L);
    private readonly PathTableFiller pathTableM = new(space, PathTableType.M);
    private readonly ContinuationFiller continuations = new(space);

    public void Fill(in Region region, long offset, Span<byte> blocks)
    {
        if (region.Kind == RegionKind.Directory)
            directories.Fill(space.DirectoryOf(region.Node.Value), offset, blocks);
        else if (region.Kind == RegionKind.Continuation)
            continuations.Fill(space.DirectoryOf(region.Node.Value), offset, blocks);
        else if (region.Kind == RegionKind.PathTableL)
            pathTableL.Fill(offset, blocks);
        else
            pathTableM.Fill(offset, blocks);
    }
}

/// <summary>Fills one path table.</summary>
internal sealed class PathTableFiller(Ecma119NameSpace space, PathTableType type)
{
    private readonly byte[] identifier = new byte[256];
    private readonly byte[] record = new byte[512];
    private long reached;
    private int directory;
    private int written;
    private int left;

    public void Fill(long offset, Span<byte> blocks)
    {
        if (offset < reached)
            (reached, directory, left) = (0, 0, 0);
        while (reached < offset)
            Take((int)Math.Min(record.Length, offset - reached), default);
        while (!blocks.IsEmpty)
            blocks = blocks[Take(blocks.Length, blocks)..];
    }

    /// <summary>Takes up to so many bytes of the present record, zeros after the last one, and returns how many.</summary>
    private int Take(int most, Span<byte> bytes)
    {
        if (left == 0 && directory < space.DirectoryCount)
            left = written = Write(directory++);
        var count = left > 0 ? Math.Min(left, most) : most;
        if (!bytes.IsEmpty && left > 0)
            record.AsSpan(written - left, count).CopyTo(bytes);
        else if (!bytes.IsEmpty)
            bytes.Clear();
        left = Math.Max(0, left - count);
        reached += count;
        return count;
    }

    private int Write(int number)
    {
        identifier[0] = 0;
        var length = number == 0 ? 1 : space.WriteIdentifier(space.FolderOf(number), identifier);
        var (location, parent) = (space.ExtentOf(number).Location, (ushort)(space.ParentOf(number) + 1));
        return Structure.Write(new PathTableRecord(type, location, parent, new(identifier.AsMemory(0, length))), record);
    }
}
