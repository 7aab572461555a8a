using System.Buffers.Binary;

namespace OpenImapi.Formats.RedBook;

/// <summary>A Mode 1 sector of 2,352 bytes: header, 2,048 bytes of user data, EDC and ECC.</summary>
[Clause(Standard.Ecma130, "14.3")]
public static class Mode1Sector
{
    private const int Edc = SectorHeader.Length + BlockSizes.UserData;
    private const int Intermediate = Edc + sizeof(uint);
    private const int IntermediateLength = 8;

    /// <summary>Makes the sector around user data.</summary>
    /// <param name="address">Where it lies on the disc.</param>
    /// <param name="userData">2,048 bytes.</param>
    /// <param name="sector">2,352 bytes to fill.</param>
    public static void Write(Lba address, ReadOnlySpan<byte> userData, Span<byte> sector)
    {
        Structure.Write(new SectorHeader(Msf.From(address), Mode: 1), sector);
        userData[..BlockSizes.UserData].CopyTo(sector[SectorHeader.Length..]);
        BinaryPrimitives.WriteUInt32LittleEndian(sector[Edc..], ErrorDetection.Of(sector[..Edc]));
        sector.Slice(Intermediate, IntermediateLength).Clear();
        ErrorCorrection.Fill(sector[..BlockSizes.Raw]);
    }

    /// <summary>The user data of a Mode 1 sector.</summary>
    public static ReadOnlySpan<byte> UserData(ReadOnlySpan<byte> sector) => sector.Slice(SectorHeader.Length, BlockSizes.UserData);
}
