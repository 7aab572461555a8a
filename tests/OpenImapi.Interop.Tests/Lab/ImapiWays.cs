using static OpenImapi.Interop.Tests.Lab.LabContent;
using static OpenImapi.Interop.Tests.Lab.MediaGroups;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Every way in which imapi burns: inside the machine through SG_IO, and from outside by our own initiator. Each line is a call by itself.</summary>
internal static class ImapiWays
{
    private const MediaGroups SequentialMinus = DvdR | DvdRDual | DvdRw, Every = MediaGroups.All | DvdPlusRwDual;

    private const string Udf = "imapi burn /share/tree /share/second --drive $D --udf 2.01 --no-iso";

    /// <summary>All of them over the network; through SG_IO, which costs the slow machine its time, one for each kind of content and of preparing.</summary>
    public static IEnumerable<LabWay> All =>
    [
        .. Basic.Select(way => way with { Client = "imapi, SG_IO" }),
        .. Basic.Concat(Others).Select(way => way with { Client = "imapi, iSCSI", IsOverNetwork = true, On = way.On & ~LabRecorders.Tcmu }),
    ];

    private static IReadOnlyList<LabWay> Basic =>
    [
        new("", "as the medium wants it", Every, Image, "imapi burn $I --drive $D") { On = LabRecorders.Ours | LabRecorders.Tcmu },
        new("", "--close", DvdPlusR, Image, "imapi burn $I --drive $D --close") { On = LabRecorders.Ours | LabRecorders.Tgt },
        new("", "sessions", Every & ~DvdRDual, Sessions, """
            imapi burn /share/tree --drive $D
            again
            imapi burn /share/second --drive $D
            """) { On = LabRecorders.Ours | LabRecorders.Tcmu },
        new("", "udf", DvdPlusR | DvdRam, LabContent.Udf, Udf) { On = LabRecorders.Ours | LabRecorders.Tgt | LabRecorders.Tcmu },
        new("", "audio, sao", Cd, Album, "imapi audio burn /share/album.cue --drive $D --write-mode sao"),
        new("", "erase", CdRw | DvdRw, Image, """
            imapi burn $I --drive $D
            imapi erase --drive $D
            imapi burn $I --drive $D
            """),
        new("", "format", DvdRw | Overwritable | DvdPlusRwDual, Image, """
            imapi format --drive $D
            imapi burn $I --drive $D
            """),
    ];

    private static IReadOnlyList<LabWay> Others =>
    [
        new("", "--close", Sequential & ~DvdPlusR, Image, "imapi burn $I --drive $D --close"),
        new("", "tao", Cd, Image, "imapi burn $I --drive $D --write-mode tao"),
        new("", "sao", Cd, Image, "imapi burn $I --drive $D --write-mode sao"),
        new("", "raw", Cd, Image, "imapi burn $I --drive $D --write-mode raw"),
        new("", "dao", SequentialMinus, Image, "imapi burn $I --drive $D --write-mode dao"),
        new("", "incremental", SequentialMinus, Image, "imapi burn $I --drive $D --write-mode incremental"),
        new("", "--simulate", Cd | DvdR | DvdRw, Nothing, "imapi burn $I --drive $D --simulate"),
        new("", "udf", Every & ~(DvdPlusR | DvdRam), LabContent.Udf, Udf),
        new("", "udf, sessions", Sequential & ~DvdRDual, LabContent.Udf, """
            imapi burn /share/tree --drive $D --udf 2.01 --udf-form virtual --no-iso
            again
            imapi burn /share/second --drive $D --udf 2.01 --udf-form virtual --no-iso
            """),
        new("", "audio, tao", Cd, Album, "imapi audio burn /share/album.cue --drive $D --write-mode tao"),
        new("", "audio, raw", Cd, Album, "imapi audio burn /share/album.cue --drive $D --write-mode raw"),
        new("", "erase --full", CdRw | DvdRw, Image, """
            imapi burn $I --drive $D
            imapi erase --drive $D --full
            imapi burn $I --drive $D
            """),
        new("", "format --for sequential", DvdRw, Image, """
            imapi format --drive $D
            imapi format --drive $D --for sequential
            imapi burn $I --drive $D
            """),
        .. Spares(BdR, "least", "usual", "most"),
        .. Spares(BdRe, "none", "least", "usual", "most"),
        .. new[] { "--pow", "--rrm" }.Select(option => new LabWay("", $"format {option}", BdR, Image, $"imapi format --drive $D {option}\nimapi burn $I --drive $D")),
        .. new[] { "on", "off" }.Select(choice => new LabWay("", $"--defect-management {choice}", Bd, Image, $"imapi burn $I --drive $D --defect-management {choice}")),
    ];

    private static IEnumerable<LabWay> Spares(MediaGroups media, params string[] areas) =>
        areas.Select(area => new LabWay("", $"format --spare {area}", media, Image, $"imapi format --drive $D --spare {area}\nimapi burn $I --drive $D"));
}
