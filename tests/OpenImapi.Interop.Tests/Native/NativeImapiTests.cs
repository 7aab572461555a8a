using System.Text.RegularExpressions;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests;

/// <summary>imapi compiled without a runtime does what it does on the runtime: the same answers, the same bytes.</summary>
[Trait("Category", "Interop")]
public sealed partial class NativeImapiTests : IDisposable
{
    /// <summary>Each in the folder that those before it have worked in.</summary>
    private static readonly string[] Lines =
    [
        "--version", "--help", "image create --help", "no-such-command", "image create", "image create missing -o missing.iso", "image create files -o all.iso --udf 9.99",
        "image create files -o all.iso --label ALL --udf 2.60 --checksums --dedup --quiet",
        "image create files -o udf.iso --no-iso --udf 2.01 --json", "image create files -o dots.iso --iso-level 4 --iso-relax lowercase,multidot --plan",
        "image create files --exclude *.txt -o few.iso --quiet", "image create files -o all.iso",
        "mkisofs -quiet -J -R -V OLD -o old.iso files",
        "image ls all.iso -l", "image ls all.iso --json", "image tree udf.iso", "image cat all.iso folder/a%20long%20name%20with%20spaces.txt",
        "image info all.iso --json", "image explain all.iso --block 16", "image verify all.iso --json", "image verify all.iso --against files --quiet", "image extract all.iso -o out --quiet",
        "image verify files/one.txt", "image ls missing.iso --json",
        "audio image sound.wav -o album.cue --title Title --json", "audio image sound.wav --plan", "audio image files/one.txt -o none.cue",
        "drive create dvd+r --name lab", "drive create cd-rw80 --name music", "drive list --json", "media --drive lab", "media --drive lab --json",
        "burn files --drive virtual:lab --udf 2.01 --json --quiet", "image ls virtual:lab", "burn files --drive virtual:lab --quiet", "image verify all.iso --against virtual:lab --quiet",
        "audio burn sound.wav --drive virtual:music --quiet", "audio rip --drive virtual:music -o ripped --format wav --quiet", "drive export music -o music.cue --quiet", "erase --drive virtual:music --quiet",
        "eject --drive virtual:lab", "burn files --drive virtual:nothing", "doctor --drive virtual:lab --json", "drive remove lab",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_answer_and_every_file_is_that_of_imapi_on_the_runtime()
    {
        var native = Path.Combine(await BuiltLibrary.FolderAsync("imapi"), "imapi");
        var managed = await BuiltImapi.PathAsync();
        foreach (var line in Lines)
        {
            string[] words = [.. line.Split(' ').Select(word => word.Replace("%20", " ", StringComparison.Ordinal))];
            var expected = await AskAsync("runtime", "dotnet", [managed, .. words]);
            Assert.Equal($"{line}\n{expected}", $"{line}\n{await AskAsync("native", native, words)}");
        }

        Assert.Equal(Files("runtime"), Files("native"));
    }

    /// <summary>How it ends, and what it says, in a folder of its own.</summary>
    private async Task<string> AskAsync(string side, string tool, string[] words)
    {
        var place = folder[side];
        if (!Directory.Exists(place))
            MakeSources(side);
        var verdict = await Judge.AskAsync(new Question(tool, words)
        {
            Folder = place,
            Environment = new Dictionary<string, string> { ["OPENIMAPI_HOME"] = folder[$"{side}/home"], ["HOME"] = place },
        });
        return Fleeting().Replace($"{verdict.ExitCode}\n{verdict.Output}\n{verdict.Errors}".Replace(place, "PLACE", StringComparison.Ordinal), "");
    }

    /// <summary>What may differ: how fast it went, how far it was when it said so, how much room is left, and by which .NET it was made.</summary>
    [GeneratedRegex("""^\{"type":"progress".*\n|"(elapsedSeconds|bytesPerSecond|times)":[^,}]*|[0-9.]+ [KMGT]iB in|\.NET [0-9.]+""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fleeting();

    private void MakeSources(string side)
    {
        var random = new Random(50);
        foreach (var (name, length) in new[] { ("files/one.txt", 11), ("files/folder/a long name with spaces.txt", 5_000), ("files/folder/deep/Übung.bin", 70_000), ("files/empty", 0) })
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            File.SetLastWriteTimeUtc(folder.Write($"{side}/{name}", bytes), DateTime.UnixEpoch.AddDays(20_000));
        }

        var sound = new byte[10 * 176_400];
        random.NextBytes(sound);
        folder.Write($"{side}/sound.wav", [.. Wave(sound.Length), .. sound]);
        foreach (var each in Directory.EnumerateDirectories(folder[side], "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(each, DateTime.UnixEpoch.AddDays(20_000));
    }

    /// <summary>The header of a WAV file of CD audio.</summary>
    private static byte[] Wave(int length)
    {
        using var bytes = new MemoryStream();
        using var header = new BinaryWriter(bytes);
        header.Write("RIFF"u8);
        header.Write(length + 36);
        header.Write("WAVEfmt "u8);
        foreach (var number in (int[])[16, 2 << 16 | 1, 44_100, 176_400, 16 << 16 | 4])
            header.Write(number);
        header.Write("data"u8);
        header.Write(length);
        return bytes.ToArray();
    }

    /// <summary>The name and the hash of each file that was made, images and recorded discs.</summary>
    private List<string> Files(string side) =>
    [
        .. Directory.EnumerateFiles(folder[side], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => !file.Contains("/home/", StringComparison.Ordinal) || file.Contains("/discs/", StringComparison.Ordinal))
            .Select(file => $"{Path.GetRelativePath(folder[side], file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];
}
