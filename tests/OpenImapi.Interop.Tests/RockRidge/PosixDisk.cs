using System.Runtime.InteropServices;
using System.Text;

namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>A tree on Linux's disk, made and taken away by the system's own calls, since its names and targets are bytes.</summary>
internal sealed unsafe partial class PosixDisk : IDisposable
{
    private const int RegularFile = 0x8000, CharacterDevice = 0x2000, BlockDevice = 0x6000, Pipe = 0x1000, Socket = 0xC000;
    private const int FromHere = -100, NotThroughLinks = 0x100;

    private readonly PosixTree tree;
    private readonly string root;

    /// <summary>Makes everything, then sets owners, permissions and times, what lies in a folder before the folder.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="root">An empty folder.</param>
    public PosixDisk(PosixTree tree, string root)
    {
        (this.tree, this.root) = (tree, root);
        foreach (var file in tree.Files)
            Make(file, PathOf(file), file.SameAs is { } same ? BytesOf($"{root}{same}") : null);
        foreach (var file in tree.Files.Reverse())
            Set(file, PathOf(file));
    }

    public void Dispose()
    {
        foreach (var file in tree.Files.Reverse())
            Must(file, Remove(PathOf(file)));
    }

    private static void Make(PosixFile file, byte[] path, byte[]? same)
    {
        Must(file, same is not null ? Link(same, path) : file.Type switch
        {
            'd' => MakeFolder(path, 0x1FF),
            'l' => MakeLink(BytesOf(file.Target), path),
            _ => MakeNode(path, (uint)(TypeOf(file) | 0x180), NumberOf(file.Device)),
        });
        if (file is { Type: '-', SameAs: null })
            Fill(file, path);
    }

    private static void Fill(PosixFile file, byte[] path)
    {
        var handle = Open(path, 1);
        Must(file, handle);
        using var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(handle, ownsHandle: true), FileAccess.Write);
        stream.Write(file.Content);
    }

    private static void Set(PosixFile file, byte[] path)
    {
        Must(file, ChangeOwner(path, file.User, file.Group));
        if (file.Type != 'l')
            Must(file, ChangeMode(path, (uint)file.Mode));
        var seconds = file.ModifiedAt.ToUnixTimeSeconds();
        var times = stackalloc long[] { seconds, 0, seconds, 0 };
        Must(file, SetTimes(FromHere, path, times, NotThroughLinks));
    }

    private static int TypeOf(PosixFile file) => file.Type switch
    {
        'c' => CharacterDevice,
        'b' => BlockDevice,
        'p' => Pipe,
        's' => Socket,
        _ => RegularFile,
    };

    /// <summary>makedev(3) of Linux.</summary>
    private static ulong NumberOf((uint Major, uint Minor) device) =>
        device.Minor & 0xFF | (device.Major & 0xFFF) << 8 | (ulong)(device.Minor & ~0xFFu) << 12 | (ulong)(device.Major & ~0xFFFu) << 32;

    private byte[] PathOf(PosixFile file) => BytesOf(root + file.Path);

    private static byte[] BytesOf(string text) => [.. Encoding.Latin1.GetBytes(text), 0];

    private static void Must(PosixFile file, int result)
    {
        if (result < 0)
            throw new IOException($"{file.Path} cannot be made on this disk, or taken away: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static partial int MakeFolder(byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "symlink", SetLastError = true)]
    private static partial int MakeLink(byte[] target, byte[] path);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true)]
    private static partial int Link(byte[] same, byte[] path);

    [LibraryImport("libc", EntryPoint = "mknod", SetLastError = true)]
    private static partial int MakeNode(byte[] path, uint mode, ulong device);

    [LibraryImport("libc", EntryPoint = "remove", SetLastError = true)]
    private static partial int Remove(byte[] path);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static partial int ChangeOwner(byte[] path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static partial int ChangeMode(byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    private static partial int SetTimes(int folder, byte[] path, long* times, int flags);
}
