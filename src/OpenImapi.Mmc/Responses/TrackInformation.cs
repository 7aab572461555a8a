using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ TRACK INFORMATION answers: where a logical track lies and how far it is written.</summary>
[Clause(Standard.Mmc5, "6.27.3")]
public record struct TrackInformation : IStructure
{
    /// <summary>Bytes that every drive has, without those that follow for some media.</summary>
    public const int Length = 36;

    public ushort Track { get; set; }

    public ushort Session { get; set; }

    /// <summary>LJRS: how a DVD-R DL track is jumped between layers.</summary>
    public byte LayerJump { get; set; }

    public bool Damage { get; set; }

    public bool Copy { get; set; }

    /// <summary>Control bits of the Q sub-channel: 4 a data track written uninterrupted, 5 incrementally.</summary>
    public byte TrackMode { get; set; }

    /// <summary>The track was set aside by RESERVE TRACK.</summary>
    public bool Reserved { get; set; }

    public bool Blank { get; set; }

    /// <summary>Written in packets or incrementally.</summary>
    public bool Packet { get; set; }

    public bool FixedPacket { get; set; }

    /// <summary>1 Mode 1, 2 Mode 2 or DDCD, Fh unknown.</summary>
    public byte DataMode { get; set; }

    public bool LastRecordedValid { get; set; }

    public bool NextWritableValid { get; set; }

    public uint Start { get; set; }

    public uint NextWritable { get; set; }

    public uint FreeBlocks { get; set; }

    /// <summary>Blocks in a packet, or that a write must be a multiple of: 16 on DVD, 32 on BD.</summary>
    public uint PacketSize { get; set; }

    /// <summary>Blocks of the track, as far as it is decided.</summary>
    public uint Size { get; set; }

    public uint LastRecorded { get; set; }

    /// <summary>Bytes 36 on: read compatibility LBA, next and last layer jump address.</summary>
    public ByteString Further { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt16Big("track information length", (ushort)(Length - sizeof(ushort) + Further.Length)) + sizeof(ushort);
        var track = f.UInt8("logical track number, LSB", (byte)Track);
        var session = f.UInt8("session number, LSB", (byte)Session);
        f.Zero(1);
        var mode = f.UInt8("LJRS, damage, copy, track mode", (byte)(LayerJump << 6 | (Damage ? 0x20 : 0) | (Copy ? 0x10 : 0) | TrackMode));
        LayerJump = (byte)(mode >> 6);
        (Damage, Copy, TrackMode) = ((mode & 0x20) != 0, (mode & 0x10) != 0, (byte)(mode & 0xF));
        var data = f.UInt8("RT, blank, packet, FP, data mode",
            (byte)((Reserved ? 0x80 : 0) | (Blank ? 0x40 : 0) | (Packet ? 0x20 : 0) | (FixedPacket ? 0x10 : 0) | DataMode));
        (Reserved, Blank, Packet, FixedPacket, DataMode) =
            ((data & 0x80) != 0, (data & 0x40) != 0, (data & 0x20) != 0, (data & 0x10) != 0, (byte)(data & 0xF));
        var valid = f.UInt8("LRA_V, NWA_V", (byte)((LastRecordedValid ? 2 : 0) | (NextWritableValid ? 1 : 0)));
        (LastRecordedValid, NextWritableValid) = ((valid & 2) != 0, (valid & 1) != 0);
        Start = f.UInt32Big("logical track start address", Start);
        NextWritable = f.UInt32Big("next writable address", NextWritable);
        FreeBlocks = f.UInt32Big("free blocks", FreeBlocks);
        PacketSize = f.UInt32Big("fixed packet size, blocking factor", PacketSize);
        Size = f.UInt32Big("logical track size", Size);
        LastRecorded = f.UInt32Big("last recorded address", LastRecorded);
        Track = (ushort)(f.UInt8("logical track number, MSB", (byte)(Track >> 8)) << 8 | track);
        Session = (ushort)(f.UInt8("session number, MSB", (byte)(Session >> 8)) << 8 | session);
        f.Zero(2);
        Further = f.Bytes("read compatibility LBA, layer jump addresses", Further, Math.Max(0, length - Length));
    }
}
