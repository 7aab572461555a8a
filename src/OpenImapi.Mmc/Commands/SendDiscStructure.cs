using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SEND DISC STRUCTURE: what the host decides of the medium, such as where its layers meet.</summary>
/// <param name="Media">The family whose format codes are meant.</param>
/// <param name="Format">Which structure, as READ DISC STRUCTURE numbers it.</param>
/// <param name="Length">Bytes of the structure, its header of four bytes included.</param>
[Clause(Standard.Mmc5, "6.34")]
public record struct SendDiscStructure(DiscStructureMedia Media, byte Format, ushort Length) : ICommandWith<SendDiscStructure, DiscStructure>
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderLength = 4;

    public static OperationCode Code => OperationCode.SendDiscStructure;

    public readonly int TransferLength => Length;

    /// <summary>The command that brings this structure of a DVD.</summary>
    public static SendDiscStructure OfDvd(DvdStructureFormat format, DiscStructure structure) =>
        new(DiscStructureMedia.Dvd, (byte)format, (ushort)(HeaderLength + structure.Data.Length));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Media = (DiscStructureMedia)(f.UInt8("media type", (byte)Media) & 0xF);
        f.Zero(5);
        Format = f.UInt8("format code", Format);
        Length = f.UInt16Big("structure data length", Length);
        f.Zero(1);
        f.Zero(1);
    }
}
