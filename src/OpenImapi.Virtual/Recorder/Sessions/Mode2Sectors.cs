using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>What a drive adds to Mode 2 sectors that it is given from byte 16 on: sync and header; to those with forms EDC and ECC.</summary>
[Clause(Standard.Ecma130, "14.4")]
internal static class Mode2Sectors
{
    private const int SubMode = SectorHeader.Length + 2;
    private const byte Form2 = 0x20;
    private const int Form1Edc = SectorHeader.Length + 8 + BlockSizes.UserData;
    private const int Form2Edc = BlockSizes.Raw - sizeof(uint);

    /// <summary>A form 2 sector without content, as drives make them for pauses.</summary>
    public static void WriteEmpty(Span<byte> sector, Lba at)
    {
        sector.Clear();
        sector[SubMode] = sector[SubMode + 4] = Form2;
        Complete(sector, at, hasForms: true);
    }

    /// <summary>Fills in what is missing of a sector.</summary>
    public static void Complete(Span<byte> sector, Lba at, bool hasForms)
    {
        if (hasForms && (sector[SubMode] & Form2) == 0)
        {
            // ECC of form 1 is computed with a header of zeros.
            sector[..SectorHeader.Length].Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(sector[Form1Edc..], ErrorDetection.Of(sector[SectorHeader.Length..Form1Edc]));
            ErrorCorrection.Fill(sector);
        }
        else if (hasForms)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(sector[Form2Edc..], ErrorDetection.Of(sector[SectorHeader.Length..Form2Edc]));
        }

        Structure.Write(new SectorHeader(Msf.From(at), Mode: 2), sector);
    }
}
