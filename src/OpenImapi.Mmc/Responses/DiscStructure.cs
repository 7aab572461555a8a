using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ DISC STRUCTURE answers: a header, and data that differ by format code.</summary>
[Clause(Standard.Mmc5, "6.23.3")]
public record struct DiscStructure(ByteString Data) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt16Big("disc structure data length", (ushort)(Data.Length + 2));
        f.Zero(2);
        Data = f.Bytes("disc structure", Data, Math.Max(0, length - 2));
    }
}
