using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE: what the medium says of itself, such as its maker and its layers.</summary>
[Clause(Standard.Mmc5, "6.23")]
public record struct ReadDiscStructure(DiscStructureMedia Media, byte Format, byte Layer = 0, ushort AllocationLength = 4100)
    : ICommand<ReadDiscStructure, DiscStructure>
{
    public static OperationCode Code => OperationCode.ReadDiscStructure;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The place on the disc, for the format codes that mean one.</summary>
    public uint Address { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Media = (DiscStructureMedia)(f.UInt8("media type", (byte)Media) & 0xF);
        Address = f.UInt32Big("address", Address);
        Layer = f.UInt8("layer number", Layer);
        Format = f.UInt8("format code", Format);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.UInt8("AGID", 0);
        f.Zero(1);
    }
}
