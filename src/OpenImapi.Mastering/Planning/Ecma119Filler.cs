using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Fills the directories and path tables of one tree.</summary>
internal sealed class Ecma119Filler(Ecma119NameSpace space, VolumeFacts facts) : IRegionFiller
{
    private readonly DirectoryFiller directories = new(space, facts);
    private readonly PathTableFiller pathTableL = new(space, PathTableType.L);
    private readonly PathTableFiller pathTableM = new(space, PathTableType.M);

    public void Fill(in Region region, long offset, Span<byte> blocks)
    {
        if (region.Kind == RegionKind.Directory)
            directories.Fill(space.DirectoryOf(region.Node.Value), offset, blocks);
        else if (region.Kind == RegionKind.PathTableL)
            pathTableL.Fill(offset, blocks);
        else
            pathTableM.Fill(offset, blocks);
    }
}

/// <summary>Fills directories, one after another.</summary>
internal sealed class DirectoryFiller(Ecma119NameSpace space, VolumeFacts facts)
{
    private readonly byte[] identifier = new byte[256];
    private readonly byte[] skipped = new byte[BlockSizes.UserData];
    private int directory = -1;
    private long reached;
    private int child;
    private int section;

    public void Fill(int wanted, long offset, Span<byte> blocks)
    {
        if (wanted != directory || offset < reached)
            (directory, reached, child, section) = (wanted, 0, -2, 0);
        for (; reached < offset; reached += BlockSizes.UserData)
            FillSector(skipped);
        for (; !blocks.IsEmpty; blocks = blocks[BlockSizes.UserData..], reached += BlockSizes.UserData)
            FillSector(blocks[..BlockSizes.UserData]);
    }

    /// <summary>As many whole records as the sector holds (6.8.1.1).</summary>
    private void FillSector(Span<byte> sector)
    {
        sector.Clear();
        var children = space.ChildrenOf(directory);
        for (; child < 0; child++)
            sector = sector[Write(DirectoryRecordOf(child == -2 ? directory : space.ParentOf(directory), child == -2 ? 0 : 1), sector)..];
        while (child < children.Length && space.RecordLengthOf(children[child]) is var length && length <= sector.Length)
        {
            var node = children[child];
            var sections = space.Tree.IsFolder(node) ? 1 : VolumeFacts.SectionCount(space.Tree, node);
            Write(RecordOf(node, section, sections), sector);
            sector = sector[length..];
            if (++section == sections)
                (child, section) = (child + 1, 0);
        }
    }

    private static int Write(DirectoryRecord record, Span<byte> sector) => Structure.Write(record, sector);

    /// <summary>A directory's record of itself (0) or of its parent (1).</summary>
    private DirectoryRecord DirectoryRecordOf(int number, int which)
    {
        var (location, length) = space.ExtentOf(number);
        identifier[0] = (byte)which;
        var time = facts.TimeOf(space.FolderOf(number));
        return new(location, length, time, FileFlags.Directory, new(identifier.AsMemory(0, 1)), default) { VolumeSequenceNumber = 1 };
    }

    private DirectoryRecord RecordOf(int node, int number, int sections)
    {
        var isFolder = space.Tree.IsFolder(node);
        var (location, length) = isFolder ? space.ExtentOf(space.DirectoryOf(node)) : facts.SectionOf(node, number);
        var flags = isFolder ? FileFlags.Directory : number < sections - 1 ? FileFlags.MultiExtent : FileFlags.None;
        var name = identifier.AsMemory(0, space.WriteIdentifier(node, identifier));
        return new(location, length, facts.TimeOf(node), flags, new(name), default) { VolumeSequenceNumber = 1 };
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
