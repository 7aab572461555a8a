using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>READ DISC STRUCTURE: what DVD and BD media say of themselves.</summary>
internal static class StructureCommands
{
    private const byte Physical = 0x00;
    private const byte AddressInPregroove = 0x11;
    private const byte StructureList = 0xFF;

    public static ValueTask<Completion> ReadDiscStructure(Request request)
    {
        var command = request.Read<ReadDiscStructure>();
        var kind = request.Medium.Kind;
        if (kind.IsCd || (command.Media == DiscStructureMedia.BluRay) != IsBluRay(kind) || command.Layer != 0)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var state = request.Medium.State;
        var data = command.Format switch
        {
            Physical when IsBluRay(kind) => BluRay(kind),
            Physical => Dvd(kind, state),
            AddressInPregroove when HasPregroove(kind) => Dvd(kind, DiscState.Blank)[..256],
            StructureList => List(kind),
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        };
        return ValueTask.FromResult(request.Answer(new DiscStructure(new ByteString(data)), command.AllocationLength));
    }

    private static bool IsBluRay(MediumKind kind) => kind.Profile is Profile.BdRom or Profile.BdRSequential or Profile.BdRe;

    private static bool HasPregroove(MediumKind kind) => kind.Rules is WritingRules.DvdPlusR or WritingRules.DvdPlusRw;

    private static byte[] Dvd(MediumKind kind, DiscState state)
    {
        var data = new byte[2048];
        var end = state.ClosedTracks.LastOrDefault()?.End.Value ?? kind.Capacity.Value;
        var book = kind.Rules switch { WritingRules.DvdPlusR => DvdBook.DvdPlusR, WritingRules.DvdPlusRw => DvdBook.DvdPlusRw, _ => DvdBook.DvdRom };
        Structure.Write(new DvdPhysicalFormat(book, HasPregroove(kind), (uint)end), data);
        return data;
    }

    private static byte[] BluRay(MediumKind kind)
    {
        var data = new byte[4096];
        Structure.Write(new BdDiscInformation(ByteString.Ascii(Identifier(kind.Rules)), (uint)kind.Capacity.Value), data);
        return data;
    }

    private static string Identifier(WritingRules rules) => rules switch { WritingRules.BdR => "BDR", WritingRules.BdRe => "BDW", _ => "BDO" };

    /// <summary>Format code, readable bit and length of each structure.</summary>
    private static byte[] List(MediumKind kind)
    {
        (byte Format, ushort Length)[] structures = HasPregroove(kind)
            ? [(Physical, 2052), (AddressInPregroove, 260)]
            : [(Physical, (ushort)(IsBluRay(kind) ? 4100 : 2052))];
        var data = new byte[structures.Length * 4];
        var f = new FieldWriter(data);
        foreach (var (format, length) in structures)
        {
            f.UInt8("format code", format);
            f.UInt8("SDS, RDS", 0x40);
            f.UInt16Big("structure length", length);
        }

        return data;
    }
}
