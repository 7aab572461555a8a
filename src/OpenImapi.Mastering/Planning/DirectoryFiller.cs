using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Fills directories, one after another.</summary>
internal sealed class DirectoryFiller(Ecma119NameSpace space, VolumeFacts facts)
{
    private readonly byte[] identifier = new byte[256];
    private readonly byte[] systemUse = new byte[256];
    private readonly byte[] skipped = new byte[BlockSizes.UserData];
    private readonly SystemUseWriter entries = new();
    private RecordCursor record;
    private int directory = -1;
    private long reached;

    public void Fill(int wanted, long offset, Span<byte> blocks)
    {
        if (wanted != directory || offset < reached)
            (directory, reached, record) = (wanted, 0, new(space, wanted));
        for (; reached < offset; reached += BlockSizes.UserData)
            FillSector(skipped);
        for (; !blocks.IsEmpty; blocks = blocks[BlockSizes.UserData..], reached += BlockSizes.UserData)
            FillSector(blocks[..BlockSizes.UserData]);
    }

    /// <summary>As many whole records as the sector holds (6.8.1.1).</summary>
    private void FillSector(Span<byte> sector)
    {
        sector.Clear();
        for (; !record.IsAtEnd && record.Length <= sector.Length; record.Advance())
            sector = sector[Structure.Write(Present(), sector)..];
    }

    private DirectoryRecord Present()
    {
        var node = record.Node;
        var (isFolder, source) = (space.Nodes.IsFolder(node), space.Nodes.SourceOf(node));
        var (location, length) = isFolder ? space.ExtentOf(space.DirectoryOf(node)) : facts.SectionOf(source, record.Section);
        var flags = isFolder ? FileFlags.Directory : record.Section < record.Sections - 1 ? FileFlags.MultiExtent : FileFlags.None;
        return new(location, length, facts.TimeOf(source), flags, Identifier(), SystemUse()) { VolumeSequenceNumber = 1 };
    }

    /// <summary>A directory is 0 to itself and 1 to its children.</summary>
    private ByteString Identifier()
    {
        identifier[0] = record.IsSelf ? (byte)0 : (byte)1;
        return new(identifier.AsMemory(0, record.IsChild ? space.WriteIdentifier(record.Node, identifier) : 1));
    }

    private ByteString SystemUse()
    {
        if (space.RockRidge is not { } rockRidge)
            return default;
        var use = systemUse.AsMemory(0, record.Use.RecordLength);
        if (record.IsOrdinary)
            rockRidge.WriteOrdinary(space, record.Node, use.Span);
        else
            entries.Write(record.Entries(rockRidge), record.Room, record.ContinuationAddress(), use.Span, []);
        return new(use);
    }
}
