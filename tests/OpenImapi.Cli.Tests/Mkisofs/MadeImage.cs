using System.Buffers.Binary;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli.Tests;

/// <summary>An image that mkisofs made, and the tree that it is made of.</summary>
internal sealed class MadeImage(byte[] bytes)
{
    public byte[] Bytes => bytes;

    public int Blocks => bytes.Length / 2048;

    /// <summary>Writes the folder "tree".</summary>
    public static void WriteTree(Desk desk)
    {
        desk.File("tree/A long file name.text", "hello");
        desk.File("tree/noext", "n");
        desk.File("tree/sub/b.tar.gz", "bb");
        desk.File("tree/sub/deep/.dot", "ccc");
        desk.File("tree/boot.bin", Desk.Bytes(3000));
    }

    /// <summary>Makes an image of the folder "tree", or of what else is said.</summary>
    public static async Task<MadeImage> OfAsync(Desk desk, params string[] words)
    {
        (await desk.RunAsync(["mkisofs", "-quiet", "-o", desk["made.iso"], .. words, desk["tree"]])).Succeeded();
        return new(await File.ReadAllBytesAsync(desk["made.iso"]));
    }

    public bool Holds(string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    /// <summary>A field of the primary volume descriptor.</summary>
    public string Text(int offset, int length) => Encoding.ASCII.GetString(bytes, 16 * 2048 + offset, length).TrimEnd();

    public uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    /// <summary>An entry of 32 bytes of El Torito's catalog; 1 is the initial one.</summary>
    public byte[] BootEntry(int number) => bytes.AsSpan((int)Number(17 * 2048 + 71) * 2048 + 32 * number, 32).ToArray();

    /// <summary>The bytes of the boot image of an entry.</summary>
    public Span<byte> BootImage(int number) => bytes.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(BootEntry(number).AsSpan(8)) * 2048);

    public async Task<VolumeTree> TreeAsync(VolumeTreeKind kind) =>
        (await DiscVolume.OpenAsync(new MemoryBlockSource(bytes), cancellation: TestContext.Current.CancellationToken)).Of(kind) ?? throw new InvalidOperationException($"There is no {kind}.");

    public async Task<string[]> PathsAsync(VolumeTreeKind kind)
    {
        var tree = await TreeAsync(kind);
        return [.. (await tree.WalkAsync(cancellation: TestContext.Current.CancellationToken).ToListAsync()).Select(entry => entry.Path)];
    }

    public async Task<VolumeEntry> EntryAsync(VolumeTreeKind kind, string path) =>
        await (await TreeAsync(kind)).FindAsync(path, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"There is no {path}.");

    /// <summary>The first block of a file, by its path in ISO 9660.</summary>
    public async Task<long> BlockAsync(string path) => (await EntryAsync(VolumeTreeKind.Iso9660, path)).Sections[0].Extent.Start.Value;
}
