using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>One file of the tree from which the images in Data were made (Data/make.py).</summary>
internal sealed record HardFile(ByteString Path, uint Mode, uint Links, uint UserId, uint GroupId, (uint Major, uint Minor)? Device, long Modified, long Serial, ByteString? Target)
{
    public PosixFileType Type => new PosixMode(Mode).Type;
}

/// <summary>The tree and the images that are kept with the tests.</summary>
internal static class HardTree
{
    public static byte[] Image(string program) => Fixture.Bytes($"{program}-tree.iso.gz");

    /// <summary>Every file but the root, by its path.</summary>
    public static Dictionary<ByteString, HardFile> Files() => System.Text.Encoding.ASCII.GetString(Fixture.Bytes("tree.txt.gz"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToDictionary(file => file.Path);

    private static HardFile Parse(string line)
    {
        var words = line.Split(' ');
        var device = words[5] == "-" ? default((uint, uint)?) : (uint.Parse(words[5].Split(':')[0]), uint.Parse(words[5].Split(':')[1]));
        return new(Bytes(words[0]), Convert.ToUInt32(words[1], 8), uint.Parse(words[2]), uint.Parse(words[3]), uint.Parse(words[4]), device,
            long.Parse(words[6]), long.Parse(words[7]), words[8] == "-" ? null : Bytes(words[8]));
    }

    private static ByteString Bytes(string hex) => new(Convert.FromHexString(hex));
}
