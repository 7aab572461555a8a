using static OpenImapi.Interop.Tests.Lab.MediaGroups;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Where a program does not burn, and why: what stands in the table instead of a result.</summary>
internal sealed record LabGap(string Client, MediaGroups Media, string Reason)
{
    /// <summary>On whose recorder.</summary>
    public LabRecorders On { get; init; } = LabRecorders.Ours;

    public static readonly IReadOnlyList<LabGap> All =
    [
        new("wodim", Cd, "no second session at once: its cue sheet begins with track 1 at block 0"),
        new("wodim", CdRw, "blank=track and blank=unreserve name track 0, which no disc has; blank=trtail is for tracks that are written in packets"),
        new("wodim", DvdRDual | DvdPlusRDual, "no write to two layers"),
        new("wodim", DvdRam, "knows no DVD-RAM"),
        new("wodim", Bd, "knows no BD"),
        new("cdrskin", DvdRDual, "no sessions: libburn closes a DVD-R DL for good"),
        new("cdrskin", Cd, "no second session at once: libburn writes only the first session of a CD so"),
        new("xorriso", DvdRDual, "no sessions: libburn closes a DVD-R DL for good"),
        new("imapi", DvdRDual, "no sessions: a DVD-R DL has one, with which it is closed"),
        new("wodim", DvdPlusRwDual, "knows no DVD+RW DL"),
        new("cdrskin", DvdPlusRwDual, "knows no DVD+RW DL"),
        new("xorriso", DvdPlusRwDual, "knows no DVD+RW DL"),
        new("growisofs", DvdPlusRwDual, "knows no DVD+RW DL"),
        new("growisofs", DvdRam, "dvd+rw-format -force: Linux refuses its FORMAT UNIT (message too long) before that comes to the drive"),
        new("growisofs", DvdRDual, "refuses an image that leaves more than half of a DVD-R DL empty"),
        new("growisofs", Cd, "burns no CD"),
        new("cdrdao", Dvd | DvdPlusRwDual | Bd, "burns CDs only"),
        new("wodim", DvdPlusR, "reserves a track first, which tgt refuses") { On = LabRecorders.Tgt },
        new("cdrdao", DvdPlusR, "burns CDs only") { On = LabRecorders.Tgt },
        new("wodim", DvdRam, "knows no DVD-RAM") { On = LabRecorders.Tcmu },
        new("cdrdao", DvdRam, "burns CDs only") { On = LabRecorders.Tcmu },
    ];
}
