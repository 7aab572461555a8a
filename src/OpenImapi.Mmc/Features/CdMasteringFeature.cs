using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Feature 002Eh: CDs written session at once or raw.</summary>
[Clause(Standard.Mmc5, "5.3.26")]
public record struct CdMasteringFeature : IFeature
{
    public static FeatureCode Code => FeatureCode.CdMastering;

    public static int Length => 4;

    /// <summary>BUF: buffer under-runs are survived.</summary>
    public bool UnderrunFree { get; set; }

    public bool SessionAtOnce { get; set; }

    /// <summary>Raw MS: several sessions written raw.</summary>
    public bool RawMultiSession { get; set; }

    public bool Raw { get; set; }

    public bool TestWrite { get; set; }

    /// <summary>CD-RW can be overwritten.</summary>
    public bool Rewritable { get; set; }

    /// <summary>Sub-channels R to W are written with data of the host, so CD-TEXT too.</summary>
    public bool RToW { get; set; }

    /// <summary>The longest cue sheet taken, in bytes.</summary>
    public uint MaximumCueSheetLength { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var flags = f.UInt8("BUF, SAO, raw MS, raw, test write, CD-RW, R-W",
            (byte)((UnderrunFree ? 0x40 : 0) | (SessionAtOnce ? 0x20 : 0) | (RawMultiSession ? 0x10 : 0) | (Raw ? 8 : 0) | (TestWrite ? 4 : 0) | (Rewritable ? 2 : 0) | (RToW ? 1 : 0)));
        (UnderrunFree, SessionAtOnce, RawMultiSession, Raw) = ((flags & 0x40) != 0, (flags & 0x20) != 0, (flags & 0x10) != 0, (flags & 8) != 0);
        (TestWrite, Rewritable, RToW) = ((flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0);
        MaximumCueSheetLength = f.UInt24Big("maximum cue sheet length", MaximumCueSheetLength);
    }
}
