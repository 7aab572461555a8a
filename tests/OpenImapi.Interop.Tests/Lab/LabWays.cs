using static OpenImapi.Interop.Tests.Lab.LabContent;
using static OpenImapi.Interop.Tests.Lab.MediaGroups;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Every way in which other people's programs burn on our recorder. A medium that the recorder learns needs no line here.</summary>
/// <remarks>
/// Padding follows a track of track-at-once: Linux reads ahead, and where it meets the two blocks of run-out, which no drive reads, it takes the disc to
/// end some blocks before them.
/// </remarks>
internal static class LabWays
{
    /// <summary>imapi burns, which needs more memory and time.</summary>
    public static bool IsOurs(LabCell cell) => cell.Way.Client.StartsWith("imapi", StringComparison.Ordinal);

    /// <summary>The programs that a cell needs, the readers of sound among them.</summary>
    public static IEnumerable<string> ToolsOf(LabCell cell)
    {
        var way = cell.Way;
        if (!IsOurs(cell) && way.Client != Linux)
            yield return way.Client;
        foreach (var (word, tool) in new[] { ("dvd+rw-format", "dvd+rw-format"), ("$mkisofs", "genisoimage"), ("mkudffs", "mkudffs") })
            if (way.Script.Contains(word, StringComparison.Ordinal))
                yield return tool;
        if (way.Content == Album)
            yield return "cd-paranoia";
        if (way.Client == "growisofs" && way.Content == Sessions)
            yield return "genisoimage";
        if (cell.Recorder == LabRecorders.Tcmu)
            foreach (var tool in TcmuDrives.Tools)
                yield return tool;
    }

    /// <summary>The kernel as a burner: its file systems write in place.</summary>
    private const string Linux = "Linux";

    private const MediaGroups CdAndSequentialMinus = Cd | DvdR | DvdRDual | DvdRw;

    public static readonly IReadOnlyList<LabWay> All =
    [
        new("wodim", "tao", Cd, Image, "$wodim -tao padsize=150s $I"),
        new("wodim", "sao", Cd | DvdR | DvdRw | DvdPlusR, Image, "$wodim -sao $I"),
        new("wodim", "sao, formatted", DvdPlusRw, Image, "dvd+rw-format -force $D; $wodim -sao $I"),
        new("wodim", "raw", Cd, Image, "$wodim -raw96r $I"),
        new("wodim", "tao -dummy", Cd, Nothing, "$wodim -tao -dummy $I"),
        new("wodim", "sao -dummy", Cd, Nothing, "$wodim -sao -dummy $I"),
        new("wodim", "multi", Cd, Sessions, """
            $mkisofs -o one.iso /share/tree
            $wodim -tao -multi one.iso
            again
            $mkisofs -C $(wodim dev=$D -msinfo) -M $D -o two.iso /share/second
            $wodim -tao two.iso
            """),
        new("wodim", "audio, tao", Cd, Album, "$wodim -tao -audio /share/track?.wav"),
        new("wodim", "audio, sao", Cd, Album, "$wodim -sao -audio /share/track?.wav"),
        new("wodim", "audio, raw", Cd, Album, "$wodim -raw96r -audio /share/track?.wav"),
        new("wodim", "blank=fast", CdRw | DvdRw, Image, "$wodim -sao $I; $wodim blank=fast; $wodim -sao $I"),
        new("wodim", "blank=all", CdRw, Image, "$wodim -tao $I; $wodim blank=all; $wodim -tao padsize=150s $I"),
        new("wodim", "blank=session", CdRw, Image, "$wodim -tao -multi padsize=150s $I; $wodim -tao -multi padsize=150s $I; $wodim blank=session"),
        new("wodim", "blank=unclose", CdRw, Image, "$wodim -tao padsize=150s $I; $wodim blank=unclose; $wodim -tao padsize=150s $I"),

        new("cdrskin", "tao", MediaGroups.All & ~(DvdRDual | BdRe | DvdRam), Image, "$cdrskin -tao padsize=150s $I"),
        new("cdrskin", "sao", Sequential, Image, "$cdrskin -sao $I"),
        new("cdrskin", "tao -dummy", CdAndSequentialMinus & ~DvdRDual, Nothing, "$cdrskin -tao -dummy $I"),
        new("cdrskin", "multi", Sequential & ~DvdRDual, Sessions, """
            $mkisofs -o one.iso /share/tree
            $cdrskin -tao -multi one.iso
            again
            $mkisofs -C $(cdrskin dev=$D -msinfo 2> /dev/null) -M $D -o two.iso /share/second
            $cdrskin -tao two.iso
            """),
        new("cdrskin", "audio, tao", Cd, Album, "$cdrskin -tao -audio /share/track?.wav"),
        new("cdrskin", "audio, sao", Cd, Album, "$cdrskin -sao -audio /share/track?.wav"),
        new("cdrskin", "cue sheet", Cd, Album, "cd /share; $cdrskin -sao cuefile=album.cue"),
        new("cdrskin", "blank=fast", CdRw | DvdRw, Image, "$cdrskin -tao $I; $cdrskin blank=fast; $cdrskin -sao $I"),
        new("cdrskin", "blank=all", CdRw | DvdRw, Image, "$cdrskin -sao $I; $cdrskin blank=all; $cdrskin -tao padsize=150s $I"),
        new("cdrskin", "blank=format_overwrite", DvdRw, Image, "$cdrskin blank=format_overwrite; $cdrskin -tao $I"),
        new("cdrskin", "blank=format_overwrite_full", DvdRw | DvdPlusRw, Image, "$cdrskin blank=format_overwrite_full; $cdrskin -tao $I"),
        new("cdrskin", "blank=deformat_sequential", DvdRw, Image, "$cdrskin blank=format_overwrite; $cdrskin blank=deformat_sequential; $cdrskin -tao padsize=150s $I"),
        new("cdrskin", "blank=deformat_sequential_quickest", DvdRw, Image, "$cdrskin blank=format_overwrite; $cdrskin blank=deformat_sequential_quickest; $cdrskin -sao $I"),
        new("cdrskin", "blank=as_needed", CdRw | DvdRw | DvdPlusRw | BdRe, Image, "$cdrskin blank=as_needed; $cdrskin padsize=150s $I; $cdrskin blank=as_needed; $cdrskin padsize=150s $I"),
        new("cdrskin", "blank=format_if_needed", DvdPlusRw | DvdRam | Bd, Image, "$cdrskin blank=format_if_needed; $cdrskin -tao $I"),
        new("cdrskin", "blank=format_defectmgt", DvdRam | Bd, Image, "$cdrskin blank=format_defectmgt; $cdrskin -tao $I"),

        new("xorriso", "as cdrecord", MediaGroups.All, Image, "xorriso -as cdrecord -v dev=$D padsize=0 $I"),
        new("xorriso", "udf bridge of genisoimage", MediaGroups.All, LabContent.Udf, """
            $mkisofs -udf -o bridge.iso /share/tree /share/second
            xorriso -as cdrecord dev=$D padsize=0 bridge.iso
            """),
        new("xorriso", "grow", MediaGroups.All & ~DvdRDual, Sessions, """
            xorriso -outdev $D -joliet on -map /share/tree / -commit
            xorriso -dev $D -joliet on -map /share/second / -commit
            """),
        new("xorriso", "grow, closed", Sequential & ~DvdRDual, Sessions, """
            xorriso -outdev $D -joliet on -map /share/tree / -commit
            xorriso -dev $D -joliet on -close on -map /share/second / -commit
            """),
        new("xorriso", "blank", CdRw | DvdRw, Sessions, """
            xorriso -as cdrecord dev=$D $I
            xorriso -outdev $D -blank as_needed -joliet on -map /share/tree / -map /share/second / -commit
            """),
        new("xorriso", "format", DvdRw | Overwritable, Sessions, """
            xorriso -outdev $D -format as_needed -joliet on -map /share/tree / -map /share/second / -commit
            """),

        new("xorriso", "format full", DvdRw | Overwritable, Sessions, "xorriso -outdev $D -format full -joliet on -map /share/tree / -map /share/second / -commit"),
        new("xorriso", "format without_spare", BdRe, Sessions, "xorriso -outdev $D -format without_spare -joliet on -map /share/tree / -map /share/second / -commit"),

        new("growisofs", "-Z", Dvd & ~DvdRDual | Bd, Image, "growisofs -Z $D=$I") { On = LabRecorders.Ours | LabRecorders.Tcmu },
        new("growisofs", "-dvd-compat -Z", Dvd & ~DvdRDual | Bd, Image, "growisofs -dvd-compat -Z $D=$I") { On = LabRecorders.Ours | LabRecorders.Tgt },
        new("growisofs", "dao", DvdR | DvdRw, Image, "growisofs -use-the-force-luke=dao -Z $D=$I"),
        new("growisofs", "-M", Dvd & ~DvdRDual | Bd, Sessions, """
            growisofs -Z $D -quiet -R -J /share/tree
            growisofs -M $D -quiet -R -J /share/second
            """),
        new("growisofs", "dvd+rw-format", DvdPlusRw | DvdRam | BdRe | BdR, Image, "dvd+rw-format $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -force", DvdRw | DvdPlusRw | BdRe, Image, "growisofs -Z $D=$I; dvd+rw-format -force $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -blank", DvdRw, Image, "growisofs -Z $D=$I; dvd+rw-format -blank $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -blank=full", DvdRw, Image, "growisofs -Z $D=$I; dvd+rw-format -blank=full $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -ssa=default", DvdRam | Bd, Image, "dvd+rw-format -ssa=default $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -ssa=none", BdRe, Image, "dvd+rw-format -ssa=none $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -ssa=max", BdRe, Image, "dvd+rw-format -ssa=max $D; growisofs -Z $D=$I"),
        new("growisofs", "dvd+rw-format -ssa=512M", Bd, Image, "dvd+rw-format -ssa=512M $D; growisofs -Z $D=$I"),

        new("cdrdao", "data", Cd, Image, "$cdrdao /share/image.toc"),
        new("cdrdao", "audio", Cd, Album, "cd /share; $cdrdao album.toc"),
        new("cdrdao", "audio, raw", Cd, Album, "cd /share; $cdrdao --driver generic-mmc-raw album.toc"),
        new("cdrdao", "audio, simulate", Cd, Nothing, "cd /share; $cdrdao --simulate album.toc"),
        new("cdrdao", "multi", Cd, Image, "$cdrdao --multi /share/xa.toc"),
        new("cdrdao", "sessions", Cd, Sessions, """
            $mkisofs -o one.iso /share/tree
            printf 'CD_ROM_XA\nTRACK MODE2_FORM1\nDATAFILE "one.iso"\n' > one.toc
            $cdrdao --multi one.toc
            again
            $mkisofs -C $(cdrdao msinfo --device $D --driver generic-mmc 2> /dev/null) -M $D -o two.iso /share/second
            printf 'CD_ROM_XA\nTRACK MODE2_FORM1\nDATAFILE "two.iso"\n' > two.toc
            $cdrdao two.toc
            """),
        new("cdrdao", "blank minimal", CdRw, Album, "$cdrdao /share/image.toc; cdrdao blank --blank-mode minimal --device $D --driver generic-mmc; cd /share; $cdrdao album.toc"),
        new("cdrdao", "blank full", CdRw, Image, "$cdrdao /share/image.toc; cdrdao blank --blank-mode full --device $D --driver generic-mmc; $cdrdao /share/image.toc"),

        // Left alone, Linux writes 1,280 KiB by one command, where it knows no limit of the drive's; ours takes 1,024.
        new(Linux, "mkudffs, udf", Overwritable, LabContent.Udf, """
            dvd+rw-format $D
            again
            echo 1024 > /sys/block/${D#/dev/}/queue/max_sectors_kb
            mkudffs -b 2048 --media-type=hd $D > /dev/null
            mount -t udf -o rw $D /mnt
            cp -r /share/tree/. /share/second/. /mnt
            umount /mnt
            """),

        // On the recorders of others: tgt has no track to reserve, and closes its disc whenever anything is closed; xorriso is sorry that tcmu has no SET STREAMING, and goes on.
        new("cdrskin", "-tao", DvdPlusR | DvdRam, Image, "$cdrskin -tao $I") { On = LabRecorders.Tgt | LabRecorders.Tcmu },
        new("xorriso", "as cdrecord, -tao", DvdPlusR | DvdRam, Image, "xorriso -return_with FATAL 32 -as cdrecord dev=$D -tao padsize=0 $I") { On = LabRecorders.Tgt | LabRecorders.Tcmu },
        new("xorriso", "-write_type tao", DvdPlusR | DvdRam, Sessions, "xorriso -return_with FATAL 32 -outdev $D -close on -write_type tao -joliet on -map /share/tree / -map /share/second / -commit")
        {
            On = LabRecorders.Tgt | LabRecorders.Tcmu,
        },
        .. ImapiWays.All,
    ];
}
