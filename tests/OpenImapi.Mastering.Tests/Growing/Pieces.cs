using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Growing;

/// <summary>
/// Trees to be added one after another, hard to reckon: names that come out equal or are cut; files that have several names, or need padding
/// or several sections; links and pipes.
/// </summary>
internal sealed class Pieces(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A piece of up to so many files and folders, small enough to be read.</summary>
    public SourceTree Next(int most = 30) => Make(most, length => Samples.Bytes((int)length, random.Next()), ReadableLength);

    /// <summary>A piece whose files nobody can read; some may be huge.</summary>
    public SourceTree NextUnreadable(int most, bool mayBeHuge) =>
        Make(most, length => FileContent.FromStream(() => Stream.Null, length, "nothing"), mayBeHuge ? AnyLength : ReadableLength);

    private SourceTree Make(int most, Func<long, FileContent> content, Func<long> length)
    {
        var tree = new SourceTree();
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            try
            {
                var folder = tree.Root;
                for (var level = random.Next(5); level > 0; level--)
                    folder = tree.AddFolder(folder, Name(random.Next(4)), Time());
                AddSomething(tree, folder, Name(random.Next(300)), content, length());
            }
            catch (DiscException e) when (e.Error == MasteringErrors.FileExists)
            {
                // A file and a folder of one name; one of them is enough.
            }
        }

        return tree;
    }

    private void AddSomething(SourceTree tree, NodeIndex folder, byte[] name, Func<long, FileContent> content, long length)
    {
        var kind = random.Next(16);
        if (kind == 0)
            tree.AddLink(folder, name, "target"u8, Time(), overwrite: true);
        else if (kind == 1)
            tree.AddPipe(folder, name, overwrite: true);
        else if (kind == 2)
            tree.AddFolder(folder, name, Time());
        else
            _ = kind == 3 && FileIn(tree) is { } file ? tree.AddHardLink(folder, name, file, overwrite: true)
                : tree.AddFile(folder, name, content(length), Time(), overwrite: true);
    }

    private NodeIndex? FileIn(SourceTree tree) => new NodeIndex(random.Next(tree.NodeCount)) is var node && tree[node].Content is null ? null : node;

    private byte[] Name(int number) => random.Next(9) switch
    {
        0 => NameText.FromText($"F{number}"),
        1 => NameText.FromText($"f{number}"),
        2 => NameText.FromText($"file {number}.txt"),
        3 => NameText.FromText($"a name that has to be cut before its end {number}.dat"),
        4 => NameText.FromText($"{new string('x', 58 + number % 7)}\U0001F4BF{number % 5}.tar.gz"),
        5 => NameText.FromText($"{new string('é', 62 + number % 4)}{number}"),
        6 => NameText.FromText($"{"*?:;"[number % 4]}{number % 10}"),
        7 => [0x61, (byte)(0x80 + number % 64), (byte)('0' + number % 10)],
        _ => NameText.FromText($"A_{number % 20}"),
    };

    private DateTimeOffset Time() => Samples.Time.AddSeconds(random.Next(1000));

    private long ReadableLength() => random.Next(5) switch
    {
        0 => 0,
        1 => random.Next(1, 2049),
        2 => 2048 * random.Next(1, 4),
        3 => random.Next(65_000, 66_000),
        _ => random.Next(65_536, 140_000),
    };

    private long AnyLength() => random.Next(12) == 0 ? (4L << 30) * random.Next(1, 4) + random.Next(5) - 3 : ReadableLength();
}
