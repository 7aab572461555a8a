using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 05h: how the next writes are to be made. Only CD and DVD-R use it.</summary>
[Clause(Standard.Mmc5, "7.5")]
public record struct WriteParameters : IModePage
{
    public static ModePageCode Code => ModePageCode.WriteParameters;

    public static int Length => 52;

    /// <summary>BUFE: buffer under-runs are survived.</summary>
    public bool BufferUnderrunFree { get; set; }

    /// <summary>LS_V: the link size holds.</summary>
    public bool LinkSizeValid { get; set; }

    /// <summary>Nothing is written, but all is done as if.</summary>
    public bool TestWrite { get; set; }

    public WriteType WriteType { get; set; }

    public MultiSession MultiSession { get; set; }

    public bool FixedPacket { get; set; }

    public bool Copy { get; set; }

    /// <summary>Control bits of the track: 4 data, 5 data written incrementally, 0 audio.</summary>
    public byte TrackMode { get; set; }

    /// <summary>What a block given to WRITE holds: 8 is Mode 1 user data of 2,048 bytes, 0 raw of 2,352.</summary>
    public byte DataBlockType { get; set; }

    public byte LinkSize { get; set; }

    public byte ApplicationCode { get; set; }

    /// <summary>00h CD-DA or CD-ROM, 20h CD-ROM XA.</summary>
    public byte SessionFormat { get; set; }

    public uint PacketSize { get; set; }

    /// <summary>Blocks of silence between audio tracks; 150 unless said otherwise.</summary>
    public ushort AudioPauseLength { get; set; }

    public ByteString MediaCatalogNumber { get; set; }

    public ByteString Isrc { get; set; }

    /// <summary>Four bytes for the blocks of Mode 2 that are given without them.</summary>
    public uint SubHeader { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        var write = f.UInt8("BUFE, LS_V, test write, write type", (byte)((BufferUnderrunFree ? 0x40 : 0) | (LinkSizeValid ? 0x20 : 0) | (TestWrite ? 0x10 : 0) | (int)WriteType));
        (BufferUnderrunFree, LinkSizeValid, TestWrite, WriteType) =
            ((write & 0x40) != 0, (write & 0x20) != 0, (write & 0x10) != 0, (WriteType)(write & 0xF));
        var track = f.UInt8("multi-session, FP, copy, track mode",
            (byte)((int)MultiSession << 6 | (FixedPacket ? 0x20 : 0) | (Copy ? 0x10 : 0) | TrackMode));
        (MultiSession, FixedPacket, Copy, TrackMode) = ((MultiSession)(track >> 6), (track & 0x20) != 0, (track & 0x10) != 0, (byte)(track & 0xF));
        DataBlockType = (byte)(f.UInt8("data block type", DataBlockType) & 0xF);
        LinkSize = f.UInt8("link size", LinkSize);
        f.Zero(1);
        ApplicationCode = (byte)(f.UInt8("initiator application code", ApplicationCode) & 0x3F);
        SessionFormat = f.UInt8("session format", SessionFormat);
        f.Zero(1);
        PacketSize = f.UInt32Big("packet size", PacketSize);
        AudioPauseLength = f.UInt16Big("audio pause length", AudioPauseLength);
        MediaCatalogNumber = f.Padded("media catalog number", MediaCatalogNumber, 16, Filler.Zero);
        Isrc = f.Padded("international standard recording code", Isrc, 16, Filler.Zero);
        SubHeader = f.UInt32Big("sub-header", SubHeader);
    }
}

/// <summary>How a track gets onto a CD or DVD-R.</summary>
[Clause(Standard.Mmc5, "7.5")]
public enum WriteType
{
    PacketIncremental = 0,
    TrackAtOnce = 1,
    SessionAtOnce = 2,
    Raw = 3,
    LayerJump = 4,
}

/// <summary>Whether another session may follow the one being closed.</summary>
[Clause(Standard.Mmc5, "7.5")]
public enum MultiSession
{
    /// <summary>None may: the disc is finalised.</summary>
    None = 0,

    /// <summary>None may, and a B0 pointer says so.</summary>
    Final = 1,

    /// <summary>One may.</summary>
    Allowed = 3,
}
