using System.Text;
using OpenImapi.Interop.Tests.RockRidge;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>How the Rock Ridge of an image fares: for each criterion nothing, when it is met, or what is wrong.</summary>
internal static class PosixVerdict
{
    public static readonly Criterion[] Criteria =
        [Criterion.List, Criterion.Contents, Criterion.Names, Criterion.Modes, Criterion.Owners, Criterion.Targets, Criterion.Devices, Criterion.Shared, Criterion.Times];

    public static async Task<IReadOnlyDictionary<Criterion, string>> OfAsync(PosixTree tree, string image)
    {
        using var source = new FileBlockSource(image);
        var volume = await IsoVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        var found = new Dictionary<string, (VolumeEntry Entry, byte[] Content)>(StringComparer.Ordinal);
        var count = 0;
        await foreach (var entry in volume.RockRidge!.WalkAsync())
        {
            count++;
            found.TryAdd(PathOf(entry), (entry, entry.Kind == SourceKind.File ? await ContentAsync(volume, entry) : []));
        }

        var present = tree.Files.Where(file => found.ContainsKey(file.Path)).ToList();
        string Wrong(IEnumerable<PosixFile> asked, Func<PosixFile, VolumeEntry, bool> isRight)
        {
            var all = asked.ToList();
            var wrong = all.Count(file => !isRight(file, found[file.Path].Entry));
            return wrong == 0 ? "" : $"{wrong} of {all.Count} differ";
        }

        var missing = tree.Files.Count - present.Count;
        return new Dictionary<Criterion, string>
        {
            [Criterion.List] = count == tree.Files.Count ? "" : $"{Math.Abs(count - tree.Files.Count)} too {(count > tree.Files.Count ? "many" : "few")}",
            [Criterion.Contents] = Wrong(present.Where(file => file.Type == '-'), (file, _) => found[file.Path].Content.AsSpan().SequenceEqual(file.Content)),
            [Criterion.Names] = missing == 0 ? "" : $"{missing} of {tree.Files.Count} missing",
            [Criterion.Modes] = Wrong(present, (file, entry) => TypeOf(entry) == file.Type && entry.Rights?.Permissions == file.Mode),
            [Criterion.Owners] = Wrong(present, (file, entry) => (entry.Rights?.UserId, entry.Rights?.GroupId) == (file.User, file.Group)),
            [Criterion.Targets] = Wrong(present.Where(file => file.Type == 'l'), (file, entry) => Encoding.Latin1.GetString(entry.Target.Span) == file.Target),
            [Criterion.Devices] = Wrong(present.Where(file => file.Type is 'c' or 'b'), (file, entry) => entry.Device == new DeviceNumbers(file.Device.Major, file.Device.Minor)),
            [Criterion.Shared] = Wrong(present.Where(file => file.Type == '-'), (file, entry) => entry.NameCount == tree.NamesOf(file)),
            [Criterion.Times] = Wrong(present, (file, entry) => entry.ModifiedAt?.ToUnixTimeSeconds() == file.ModifiedAt.ToUnixTimeSeconds()),
        };
    }

    private static string PathOf(VolumeEntry entry) => entry.Parent is { } parent ? $"{PathOf(parent)}/{Encoding.Latin1.GetString(entry.RawName.Span)}" : "";

    private static char TypeOf(VolumeEntry entry) => entry.Kind switch
    {
        SourceKind.Folder => 'd',
        SourceKind.Link => 'l',
        SourceKind.CharacterDevice => 'c',
        SourceKind.BlockDevice => 'b',
        SourceKind.Fifo => 'p',
        SourceKind.Socket => 's',
        _ => '-',
    };

    private static async Task<byte[]> ContentAsync(IsoVolume volume, VolumeEntry entry)
    {
        await using var stream = volume.OpenFile(entry);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
