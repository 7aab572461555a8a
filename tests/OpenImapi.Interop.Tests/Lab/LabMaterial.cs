using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>What the programs burn: an image by xorriso, two trees of files, three tracks of sound with a cue sheet and cdrdao's toc.</summary>
internal sealed class LabMaterial
{
    private const int Seed = 20261124;

    /// <summary>Blocks of each track: more than the four seconds of a shortest one, even where a program takes two of them as the next one's pre-gap.</summary>
    private static readonly int[] TrackLengths = [675, 450, 525];

    private LabMaterial(byte[] image, IReadOnlyList<byte[]> tracks) => (Image, Tracks) = (image, tracks);

    /// <summary>The image, whose length is no multiple of 16 blocks.</summary>
    public byte[] Image { get; }

    /// <summary>The samples of each track.</summary>
    public IReadOnlyList<byte[]> Tracks { get; }

    public string ImageSum => Convert.ToHexStringLower(SHA256.HashData(Image));

    /// <summary>Makes it in the folder that a machine of the lab shares.</summary>
    public static async Task<LabMaterial> MakeAsync(TemporaryFolder folder)
    {
        var random = new Random(Seed);
        var sums = new StringBuilder();
        foreach (var (path, length) in new[] { ("tree/random.bin", 2_000_000), ("tree/folder/a long name, with umlauts äöü.txt", 5), ("second/more/picture.bin", 700_001), ("second/notes.txt", 4000) })
        {
            var content = new byte[length];
            random.NextBytes(content);
            folder.Write($"share/{path}", content);
            sums.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]}\n");
        }

        var lines = sums.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        folder.Write("share/tree.sums", Encoding.UTF8.GetBytes(string.Join('\n', lines[..2]) + "\n"));
        folder.Write("share/both.sums", Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        await Judge.RunAsync("xorriso", "-as", "mkisofs", "-quiet", "-R", "-J", "-V", "LAB", "--no-pad", "-o", folder["share/image.iso"], folder["share/tree"]);
        var image = await File.ReadAllBytesAsync(folder["share/image.iso"], TestContext.Current.CancellationToken);
        Assert.NotEqual(0, image.Length / BlockSizes.UserData % 16);
        folder.Write("share/image.toc", "CD_ROM\nTRACK MODE1\nDATAFILE \"/share/image.iso\"\n"u8);
        folder.Write("share/xa.toc", "CD_ROM_XA\nTRACK MODE2_FORM1\nDATAFILE \"/share/image.iso\"\n"u8);
        return new(image, MakeAlbum(folder, random));
    }

    private static List<byte[]> MakeAlbum(TemporaryFolder folder, Random random)
    {
        var tracks = new List<byte[]>();
        var (toc, cue) = (new StringBuilder("CD_DA\n"), new StringBuilder());
        foreach (var (number, length) in TrackLengths.Index())
        {
            var samples = new byte[length * BlockSizes.Raw];
            random.NextBytes(samples);
            folder.Write($"share/track{number + 1}.wav", [.. WaveHeader(samples.Length), .. samples]);
            toc.Append(System.Globalization.CultureInfo.InvariantCulture, $"TRACK AUDIO\nISRC \"DEZZ{number}2600001\"\nFILE \"track{number + 1}.wav\" 0\n");
            var start = TrackLengths[..number].Sum();
            cue.Append(System.Globalization.CultureInfo.InvariantCulture, $"  TRACK {number + 1:D2} AUDIO\n    INDEX 01 {start / 75 / 60:D2}:{start / 75 % 60:D2}:{start % 75:D2}\n");
            tracks.Add(samples);
        }

        byte[] all = [.. tracks.SelectMany(track => track)];
        folder.Write("share/album.wav", [.. WaveHeader(all.Length), .. all]);
        folder.Write("share/album.cue", Encoding.ASCII.GetBytes("FILE \"album.wav\" WAVE\n" + cue));
        folder.Write("share/album.toc", Encoding.ASCII.GetBytes(toc.ToString()));
        return tracks;
    }

    /// <summary>The 44 bytes before 16-bit stereo samples at 44,100 Hz.</summary>
    private static byte[] WaveHeader(int length)
    {
        byte[] header = [.. "RIFF    WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0x10, 0xB1, 2, 0, 4, 0, 16, 0, .. "data    "u8];
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), 36 + length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), length);
        return header;
    }
}
