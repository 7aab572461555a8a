using System.Text;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>A file of a tree as POSIX systems know it, or as an outside program shows it. Paths and targets are bytes, one to a character.</summary>
/// <param name="Path">The path, with a slash before each part.</param>
/// <param name="Type">What "ls -l" shows first: - d l c b p s.</param>
internal sealed record PosixFile(string Path, char Type)
{
    /// <summary>2021-03-04 05:06:07 UTC.</summary>
    public static readonly DateTimeOffset UsualTime = new(2021, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public int Mode { get; init; } = Type switch { 'd' => Octal("755"), 'l' => Octal("777"), _ => Octal("644") };

    public uint User { get; init; }

    public uint Group { get; init; }

    public DateTimeOffset ModifiedAt { get; init; } = UsualTime;

    /// <summary>What a link leads to.</summary>
    public string Target { get; init; } = "";

    public (uint Major, uint Minor) Device { get; init; }

    public byte[] Content { get; init; } = [];

    /// <summary>The path of the file that this is another name of.</summary>
    public string? SameAs { get; init; }

    public string Parent => Path[..Path.LastIndexOf('/')];

    public byte[] Name => Encoding.Latin1.GetBytes(Path[(Path.LastIndexOf('/') + 1)..]);

    public static int Octal(string digits) => Convert.ToInt32(digits, 8);

    /// <summary>Adds it to a tree.</summary>
    public NodeIndex AddTo(SourceTree tree, NodeIndex parent, NodeIndex? same)
    {
        var node = Type switch
        {
            _ when same is { } file => tree.AddHardLink(parent, Name, file),
            'd' => tree.AddFolder(parent, Name, ModifiedAt),
            'l' => tree.AddLink(parent, Name, Encoding.Latin1.GetBytes(Target), ModifiedAt),
            'c' or 'b' => tree.AddDevice(parent, Name, Type == 'b', new(Device.Major, Device.Minor), ModifiedAt),
            'p' or 's' => tree.AddPipe(parent, Name, Type == 's', ModifiedAt),
            _ => tree.AddFile(parent, Name, FileContent.FromBytes(Content), ModifiedAt),
        };
        if (same is null)
            tree.SetRights(node, new((ushort)Mode, User, Group));
        return node;
    }
}
