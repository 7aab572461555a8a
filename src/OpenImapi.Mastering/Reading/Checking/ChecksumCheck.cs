using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What the checksums on a volume say of its files.</summary>
/// <param name="List">The file that holds them.</param>
/// <param name="Checked">Files whose checksum was compared.</param>
/// <param name="Unlisted">Files of the volume that the list does not name, the list itself not counted.</param>
/// <param name="FaultCount">Files that are not what the list says, or not there, and lines that are none.</param>
/// <param name="Faults">The first thousand of them.</param>
public sealed record ChecksumReport(string List, long Checked, long Unlisted, long FaultCount, IReadOnlyList<TreeDifference> Faults);

/// <summary>Compares every file of a volume with the checksum that a file SHA256SUMS in its root has for it.</summary>
public sealed class ChecksumCheck
{
    /// <summary>The name of the list, as sha256sum's users call it.</summary>
    public const string ListName = "SHA256SUMS";

    private const int MostFaults = 1000;
    private const int BufferLength = 1 << 20;

    /// <summary>A list that is longer is refused: one of a million files has 100 MiB.</summary>
    private const int MaximumList = 1 << 30;

    private readonly VolumeTree tree;
    private readonly IProgress<ContentProgress>? progress;
    private readonly byte[] buffer = new byte[BufferLength];
    private readonly Dictionary<string, VolumeEntry> files = new(StringComparer.Ordinal);
    private readonly List<TreeDifference> faults = [];
    private long count;
    private long done;
    private long total;

    private ChecksumCheck(VolumeTree tree, IProgress<ContentProgress>? progress) => (this.tree, this.progress) = (tree, progress);

    /// <summary>Checks all files of a tree; nothing when its root has no list.</summary>
    /// <exception cref="DiscException">The list cannot be read, or the drive failed.</exception>
    public static async ValueTask<ChecksumReport?> CheckAsync(
        VolumeTree tree, IProgress<ContentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return await tree.FindAsync(ListName, cancellation) is { Kind: SourceKind.File } list ? await new ChecksumCheck(tree, progress).RunAsync(list, cancellation) : null;
    }

    private async ValueTask<ChecksumReport> RunAsync(VolumeEntry list, CancellationToken cancellation)
    {
        await foreach (var entry in tree.WalkAsync(cancellation: cancellation))
            if (entry is { Kind: SourceKind.File, IsAssociatedFile: false })
                files.TryAdd(KeyOf(entry), entry);
        var lines = (await LinesAsync(list, cancellation)).ConvertAll(line => ChecksumLine.Parse(line.Span));
        total = lines.Sum(line => line is var (_, path) && files.TryGetValue(Encoding.Latin1.GetString(path), out var file) ? file.Length : 0);
        var named = new HashSet<string>(StringComparer.Ordinal) { KeyOf(list) };
        var compared = 0L;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not var (digest, path))
            {
                Fault(list.Path, $"has a line {i + 1} that is no checksum and path");
                continue;
            }

            var key = Encoding.Latin1.GetString(path);
            named.Add(key);
            if (!files.TryGetValue(key, out var file))
                Fault($"/{NameText.ToText(path)}", $"is named in {ListName} and not on the volume");
            else if (await DigestAsync(file, cancellation) is not { } found)
                compared++;
            else if (++compared > 0 && found != digest)
                Fault(file.Path, $"has SHA-256 {found}; {ListName} says {digest}");
        }

        return new(list.Path, compared, files.Keys.Count(key => !named.Contains(key)), count, faults);
    }

    private async ValueTask<List<ReadOnlyMemory<byte>>> LinesAsync(VolumeEntry list, CancellationToken cancellation)
    {
        if (list.Length > MaximumList)
            throw new DiscException(VolumeErrors.NotSupported, $"{list.Path} has {list.Length} bytes; lists of up to {MaximumList} are read.");
        var bytes = new byte[(int)list.Length];
        await using (var content = tree.OpenFile(list))
            await content.ReadExactlyAsync(bytes, cancellation);
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'\n') is var found and >= 0 ? at + found : bytes.Length;
            if (end > at)
                lines.Add(bytes.AsMemory(at, end - at));
            at = end + 1;
        }

        return lines;
    }

    /// <summary>The checksum of a file; nothing, and a fault, where it cannot be read.</summary>
    private async ValueTask<string?> DigestAsync(VolumeEntry file, CancellationToken cancellation)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var content = tree.OpenFile(file);
            int length;
            while ((length = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                hash.AppendData(buffer.AsSpan(0, length));
                done += length;
                progress?.Report(new(done, total));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (DiscException fault) when (fault is UnreadableBlockException || fault.Error.Kind == DiscErrorKind.Source)
        {
            Fault(file.Path, $"cannot be compared: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }

    private void Fault(string path, string how)
    {
        count++;
        if (faults.Count < MostFaults)
            faults.Add(new(path, how));
    }

    /// <summary>The path as a list names it, byte for byte.</summary>
    private static string KeyOf(VolumeEntry entry)
    {
        var names = new Stack<string>();
        for (var at = entry; at.Parent is not null; at = at.Parent)
            names.Push(Encoding.Latin1.GetString(at.RawName));
        return string.Join('/', names);
    }
}
