namespace OpenImapi.Interop.Tests.Lab;

/// <summary>What the machine does for a cell: burns, lets Linux forget what it knows of the drive, and reads back.</summary>
internal static class LabScripts
{
    private const string Burned = "== burned";

    /// <summary>imapi, which the machine's slow processor compiles anew for each call; the others take seconds.</summary>
    private static readonly TimeSpan LimitOfOurs = TimeSpan.FromMinutes(6), Limit = TimeSpan.FromSeconds(90);

    /// <summary>How long the job of a cell may take.</summary>
    public static TimeSpan TimeLimitOf(LabCell cell) => LabWays.IsOurs(cell) ? LimitOfOurs : Limit;

    /// <summary>The calls of imapi in a script, for a drive that is to be had at an address.</summary>
    public static IEnumerable<string[]> CallsOf(LabWay way, string share, string address) => way.Script.ReplaceLineEndings("\n").Split('\n')
        .Where(line => line.StartsWith("imapi ", StringComparison.Ordinal))
        .Select(line => line["imapi ".Length..].Split(' ').Select(word => word.Replace("$D", address, StringComparison.Ordinal)
            .Replace("$I", "/share/image.iso", StringComparison.Ordinal).Replace("/share", share, StringComparison.Ordinal)).ToArray());

    /// <param name="way">How it is burned.</param>
    /// <param name="drive">The number of the drive.</param>
    /// <param name="imapi">Where our program lies.</param>
    /// <param name="material">What was burned.</param>
    public static string For(LabWay way, int drive, string imapi, LabMaterial material) => $$"""
        N={{drive}} I=/share/image.iso mkisofs="genisoimage -quiet -R -J"
        export OPENIMAPI_HOME=/scratch/home{{drive}} DOTNET_TieredPGO=0
        imapi() { dotnet '{{imapi}}' "$@"; }
        again() {
            fresh $N
            D=$(drive $N)
            wodim="wodim dev=$D gracetime=2" cdrskin="cdrskin dev=$D" cdrdao="cdrdao write -n --device $D --driver generic-mmc"
        }
        again
        mkdir $N
        cd $N
        {{(way.IsOverNetwork ? "" : way.Script)}}
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
        LabContent.Udf => $"""
            again
            {MountedFiles("both.sums", "udf")}
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

    private static string MountedFiles(string sums, string type = "iso9660") => $"""
        mount -t {type} -o ro $D /mnt
        (cd /mnt; sha256sum -c --quiet /share/{sums})
        umount /mnt
        """;
}
