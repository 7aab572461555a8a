using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a drive sees that a sector is.</summary>
internal static class SectorKind
{
    private const int SubHeader = SectorHeader.Length;
    private const int SubHeaderCopy = SubHeader + 4;
    private const int SubMode = SubHeader + 2;
    private const int Form2 = 0x20;
    private const int Form1UserData = SubHeader + 8;
    private const int Form1Edc = Form1UserData + BlockSizes.UserData;
    private const int Mode1Edc = SubHeader + BlockSizes.UserData;

    /// <summary>The kind of a data sector; nothing where it has not the synchronisation and header of one.</summary>
    public static SectorType? Of(ReadOnlySpan<byte> sector)
    {
        var faults = new FaultList();
        var header = Structure.Read<SectorHeader>(sector, faults);
        if (faults.Count > 0)
            return null;
        return header.Mode switch
        {
            1 => SectorType.Mode1,
            2 when !sector[SubHeader..SubHeaderCopy].SequenceEqual(sector[SubHeaderCopy..Form1UserData]) => SectorType.Mode2,
            2 => (sector[SubMode] & Form2) == 0 ? SectorType.Mode2Form1 : SectorType.Mode2Form2,
            _ => null,
        };
    }

    /// <summary>The check bits of user data are right; form 2 and Mode 2 without forms need none.</summary>
    public static bool IsSound(ReadOnlySpan<byte> sector, SectorType type) => type switch
    {
        SectorType.Mode1 => HasRightCheck(sector[..Mode1Edc], sector[Mode1Edc..]),
        SectorType.Mode2Form1 => HasRightCheck(sector[SubHeader..Form1Edc], sector[Form1Edc..]),
        _ => true,
    };

    /// <summary>Where 2,048 bytes of user data begin; nothing where a sector has not got them.</summary>
    public static int? UserData(SectorType? type) => type switch
    {
        SectorType.Mode1 => SubHeader,
        SectorType.Mode2Form1 => Form1UserData,
        _ => null,
    };

    private static bool HasRightCheck(ReadOnlySpan<byte> content, ReadOnlySpan<byte> check) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(check) == ErrorDetection.Of(content);
}
