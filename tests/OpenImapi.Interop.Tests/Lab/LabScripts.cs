namespace OpenImapi.Interop.Tests.Lab;

/// <summary>What the machine does for a cell: burns, lets Linux forget what it knows of the drive, and reads back.</summary>
internal static class LabScripts
{
    private const string Burned = "== burned";

    public static string For(LabWay way, int drive, LabMaterial material) => $$"""
        N={{drive}} I=/share/image.iso mkisofs="genisoimage -quiet -R -J"
        again() {
            fresh $N
            D=$(drive $N)
            wodim="wodim dev=$D gracetime=2" cdrskin="cdrskin dev=$D" cdrdao="cdrdao write -n --device $D --driver generic-mmc"
        }
        again
        mkdir $N
        cd $N
        {{way.Script}}
        echo "{{Burned}}"
        dmesg -c > dmesg.old
        trap 'dmesg' EXIT
        {{ReadingBack(way.Content, material)}}
        """;

    /// <summary>Which part of the job failed, or nothing.</summary>
    public static string? FailureOf(LabResult result) =>
        result.Succeeded ? null
        : HasBurned(result) ? "Linux reads something else"
        : result.ExitCode is 124 or 137 ? "did not end in time"
        : $"ended with {result.ExitCode}";

    /// <summary>The program said that it burned.</summary>
    public static bool HasBurned(LabResult result) => result.Output.Contains(Burned, StringComparison.Ordinal);

    private static string ReadingBack(LabContent content, LabMaterial material) => content switch
    {
        LabContent.Image => $"""
            again
            [ $(sum $N {material.Image.Length}) = {material.ImageSum} ]
            {MountedFiles("tree.sums")}
            """,
        LabContent.Sessions => $"""
            again
            {MountedFiles("both.sums")}
            """,
        LabContent.Album => """
            again
            for track in 1 2 3; do
                cd-paranoia -q -Z -c -r -d $D $track read
                cmp -i 0:44 -n $(($(stat -c %s /share/track$track.wav) - 44)) read /share/track$track.wav
            done
            """,
        _ => "",
    };

    private static string MountedFiles(string sums) => $"""
        mount -t iso9660 -o ro $D /mnt
        (cd /mnt; sha256sum -c --quiet /share/{sums})
        umount /mnt
        """;
}
