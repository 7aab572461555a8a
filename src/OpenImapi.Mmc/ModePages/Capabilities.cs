using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 2Ah: what the drive can do, as drives said it before they had features. Speeds in 1,000 bytes a second.</summary>
[Clause(Standard.Mmc5, "E.11")]
public record struct Capabilities : IModePage
{
    public static ModePageCode Code => ModePageCode.Capabilities;

    /// <summary>Bytes without write speed descriptors.</summary>
    public static int Length => 32;

    /// <summary>Byte 2: bit 0 reads CD-R, 1 CD-RW, 3 DVD-ROM, 4 DVD-R, 5 DVD-RAM.</summary>
    public byte Reads { get; set; }

    /// <summary>Byte 3: bit 0 writes CD-R, 1 CD-RW, 2 test write, 4 DVD-R, 5 DVD-RAM.</summary>
    public byte Writes { get; set; }

    /// <summary>Byte 4: bit 4 Mode 2 Form 1, 5 Mode 2 Form 2, 6 multi-session, 7 buffer under-run free.</summary>
    public byte Media { get; set; }

    /// <summary>Byte 5: bit 0 audio read by READ CD, 1 accurate stream, 2 R to W read, 3 and corrected, 4 C2 pointers, 5 ISRC, 6 UPC, 7 bar code.</summary>
    public byte Audio { get; set; }

    /// <summary>Audio is read by READ CD.</summary>
    public readonly bool ReadsAudio => (Audio & 1) != 0;

    /// <summary>Audio read in pieces fits together to the sample.</summary>
    public readonly bool AccurateStream => (Audio & 2) != 0;

    /// <summary>READ CD tells C2 error pointers.</summary>
    public readonly bool ReadsC2 => (Audio & 0x10) != 0;

    /// <summary>Byte 6: bits 7 to 5 loading mechanism (1 tray), 3 eject, 1 locked, 0 can lock.</summary>
    public byte Mechanism { get; set; }

    /// <summary>Byte 7: separate volumes and muting of channels, changer, side change, R-W in lead-in.</summary>
    public byte VolumeAndChanger { get; set; }

    public ushort MaximumReadSpeed { get; set; }

    public ushort VolumeLevels { get; set; }

    /// <summary>Bytes of buffer, in units of 1,024.</summary>
    public ushort BufferSize { get; set; }

    public ushort CurrentReadSpeed { get; set; }

    public byte DigitalOutput { get; set; }

    public ushort MaximumWriteSpeed { get; set; }

    public ushort CopyManagement { get; set; } = 1;

    public ushort CurrentWriteSpeed { get; set; }

    /// <summary>Bits 1 and 0 of byte 27: 0 constant linear velocity.</summary>
    public byte RotationControl { get; set; }

    /// <summary>The speeds for the medium inside, the highest first; drives of MMC-2 and before have none.</summary>
    public ImmutableArray<WriteSpeedOfPage> WriteSpeeds { get; set; }

    public Capabilities()
    {
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        var length = f.UInt8("page length", (byte)(Length - HeaderLength + WriteSpeeds.Count() * WriteSpeedOfPage.Length));
        Reads = f.UInt8("reads", Reads);
        Writes = f.UInt8("writes", Writes);
        Media = f.UInt8("media and modes", Media);
        Audio = f.UInt8("audio", Audio);
        Mechanism = f.UInt8("loading mechanism, eject, lock", Mechanism);
        VolumeAndChanger = f.UInt8("volume levels and changer", VolumeAndChanger);
        MaximumReadSpeed = f.UInt16Big("maximum read speed", MaximumReadSpeed);
        VolumeLevels = f.UInt16Big("number of volume levels", VolumeLevels);
        BufferSize = f.UInt16Big("buffer size supported", BufferSize);
        CurrentReadSpeed = f.UInt16Big("current read speed", CurrentReadSpeed);
        f.Zero(1);
        DigitalOutput = f.UInt8("digital output format", DigitalOutput);
        MaximumWriteSpeed = f.UInt16Big("maximum write speed", MaximumWriteSpeed);
        CurrentWriteSpeed = f.UInt16Big("current write speed, obsolete", CurrentWriteSpeed);
        CopyManagement = f.UInt16Big("copy management revision", CopyManagement);
        if (length + HeaderLength >= Length)
            NewerFields(ref f, length);
    }

    private const int HeaderLength = 2;

    /// <summary>What MMC-3 added: the speeds of the medium inside. The bytes after them are not described.</summary>
    private void NewerFields<T>(ref T f, int length)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(3);
        RotationControl = f.UInt8("rotation control selected", RotationControl);
        CurrentWriteSpeed = f.UInt16Big("current write speed selected", CurrentWriteSpeed);
        var count = f.UInt16Big("number of write speed descriptors", (ushort)WriteSpeeds.Count());
        WriteSpeeds = f.Repeated(WriteSpeeds, Math.Min(count, (length + HeaderLength - Length) / WriteSpeedOfPage.Length));
    }
}

/// <summary>One write speed of mode page 2Ah.</summary>
/// <param name="Rotation">0 constant linear velocity, 1 constant angular velocity.</param>
/// <param name="Speed">In 1,000 bytes a second.</param>
[Clause(Standard.Mmc5, "E.11")]
public record struct WriteSpeedOfPage(byte Rotation, ushort Speed) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 4;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(1);
        Rotation = (byte)(f.UInt8("rotation control", Rotation) & 7);
        Speed = f.UInt16Big("write speed supported", Speed);
    }
}
