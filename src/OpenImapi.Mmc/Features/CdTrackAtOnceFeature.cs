using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Feature 002Dh: CD tracks written at once.</summary>
[Clause(Standard.Mmc5, "5.3.25")]
public record struct CdTrackAtOnceFeature : IFeature
{
    public static FeatureCode Code => FeatureCode.CdTrackAtOnce;

    public static int Length => 4;

    /// <summary>BUF: buffer under-runs are survived.</summary>
    public bool UnderrunFree { get; set; }

    /// <summary>Sub-channels R to W are taken raw.</summary>
    public bool RawSubchannels { get; set; }

    /// <summary>Sub-channels R to W are taken as packs.</summary>
    public bool PackedSubchannels { get; set; }

    public bool TestWrite { get; set; }

    /// <summary>CD-RW can be overwritten.</summary>
    public bool Rewritable { get; set; }

    /// <summary>Sub-channels R to W are written with data of the host.</summary>
    public bool RToW { get; set; }

    /// <summary>A bit for each data block type of the write parameters page that is taken.</summary>
    public ushort DataTypes { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var flags = f.UInt8("BUF, R-W raw, R-W pack, test write, CD-RW, R-W sub-code",
            (byte)((UnderrunFree ? 0x40 : 0) | (RawSubchannels ? 0x10 : 0) | (PackedSubchannels ? 8 : 0) | (TestWrite ? 4 : 0) | (Rewritable ? 2 : 0) | (RToW ? 1 : 0)));
        (UnderrunFree, RawSubchannels, PackedSubchannels) = ((flags & 0x40) != 0, (flags & 0x10) != 0, (flags & 8) != 0);
        (TestWrite, Rewritable, RToW) = ((flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0);
        f.Zero(1);
        DataTypes = f.UInt16Big("data type supported", DataTypes);
    }
}
