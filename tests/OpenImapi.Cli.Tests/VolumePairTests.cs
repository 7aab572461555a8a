namespace OpenImapi.Cli.Tests;

/// <summary>No two options of the volume together end otherwise than in a plan or in words that say what to do.</summary>
public class VolumePairTests
{
    /// <summary>Each option with what it needs besides; FILE stands for a small file.</summary>
    private static readonly string[] Choices =
    [
        "--iso-level 1", "--iso-level 4", "--joliet", "--no-joliet", "--rock-ridge", "--no-rock-ridge", "--no-iso --udf 2.01", "--no-iso --udf 2.60",
        "--udf 1.02", "--udf 1.50", "--udf 2.50", "--udf 2.01 --udf-form virtual", "--udf 1.50 --udf-form sparable --udf-packet 16",
        "--iso-relax longest,lowercase", "--joliet-level 1", "--joliet-long", "--relocate-deep moved", "--udf 1.02 --dvd-video", "--owner 3", "--for-everybody", "--follow-links",
        "--boot-bios Letter.txt --boot-info-table", "--boot-uefi Letter.txt --boot-catalog boot.cat",
        "--hybrid mbr", "--hybrid gpt", "--hybrid both", "--hybrid protective", "--hybrid mbr --mbr-code FILE", "--hybrid mbr --mbr-active", "--hybrid gpt --boot-uefi Letter.txt --uefi-partition",
        "--hybrid both --append-partition 2:0c:FILE", "--hybrid mbr --partition-offset 16", "--hybrid gpt --partition-offset 16", "--hybrid mbr --iso-partition-type CD",
        "--dedup", "--checksums", "--hide Letter.txt", "--hide-joliet Letter.txt", "--hide-udf Letter.txt",
        "--preset cidata", "--preset windows-install", "--preset dvd-video", "--preset bd-video", "--preset archive",
    ];

    [Fact]
    public async Task No_pair_is_a_fault_of_the_program()
    {
        using var desk = new Desk();
        desk.File("docs/Letter.txt", "a letter");
        desk.File("docs/1/2/3/4/5/6/7/8/9/deep.txt", "deep");
        desk.File("file", Desk.Bytes(400));
        var faults = new List<string>();
        for (var first = 0; first < Choices.Length; first++)
            for (var second = first; second < Choices.Length; second++)
            {
                string[] words = ["image", "create", desk["docs"], "--plan", .. Together(Choices[first], Choices[second]).Select(word => word.Replace("FILE", desk["file"], StringComparison.Ordinal))];
                var ran = await desk.RunAsync(words);
                if (ran.Code is not (ExitCode.Success or ExitCode.Usage or ExitCode.Source))
                    faults.Add($"{Choices[first]} {Choices[second]}: {ran.Code} {ran.Error}");
            }

        Assert.Empty(faults);
    }

    /// <summary>The words of both; what both say, as the first says it.</summary>
    private static IEnumerable<string> Together(string first, string second)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in $"{first} {second}".Split(" --"))
            if (choice.TrimStart('-').Split(' ') is [var name, .. var values] && said.Add(name))
                foreach (var word in (string[])["--" + name, .. values])
                    yield return word;
    }
}
