using System.Security.Cryptography;

namespace OpenImapi.Mastering;

/// <summary>How far the search for equal files is, in bytes that it may have to read; files found to differ early are counted whole.</summary>
public readonly record struct DuplicateProgress(long Done, long Total);

/// <summary>What the search for equal files found.</summary>
/// <param name="Files">Files whose bytes lie on the disc already, as another's.</param>
/// <param name="Bytes">Their lengths together.</param>
public readonly record struct DuplicateReport(int Files, long Bytes);

/// <summary>
/// Finds files of a tree that have the same bytes, so that a plan gives them the same blocks in every name space. They stay files of their own, with own times, owners
/// and numbers. Files of one length are read, first their beginning, then all of them; what has one SHA-256 is compared byte by byte.
/// </summary>
public static class Duplicates
{
    private const int BeginningLength = 16 * 1024;
    private const int BufferLength = 256 * 1024;

    /// <summary>Searches a tree, and notes in it which files share their data. Data that lie on the disc from earlier sessions are not looked at.</summary>
    /// <exception cref="Formats.DiscException">A file cannot be read, or is no longer what it was.</exception>
    public static async Task<DuplicateReport> ShareAsync(SourceTree tree, IProgress<DuplicateProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var names = new Dictionary<int, List<int>>();
        var candidates = Candidates(tree, names);
        using var search = new Search(tree, progress, candidates.Sum(row => tree.Row(row).Length));
        var (files, bytes) = (0, 0L);
        for (var (start, end) = (0, 0); start < candidates.Count; start = end)
        {
            var length = tree.Row(candidates[start]).Length;
            while (end < candidates.Count && tree.Row(candidates[end]).Length == length)
                end++;
            foreach (var (first, other) in await search.EqualsAmongAsync(candidates[start..end], length, cancellation))
            {
                tree.ShareData(NamesOf(first), NamesOf(other));
                (files, bytes) = (files + 1, bytes + length);
            }
        }

        return new(files, bytes);

        List<int> NamesOf(int row) => tree.HardLinks.GroupOf(row) is var group and >= 0 ? names[group] : [row];
    }

    /// <summary>Files of which there are several of one length, by length; of the names of one file only one.</summary>
    private static List<int> Candidates(SourceTree tree, Dictionary<int, List<int>> names)
    {
        var rows = new List<int>();
        for (var row = 1; row < tree.NodeCount; row++)
        {
            if (!tree.Row(row).IsFile || tree.Row(row).Length == 0 || tree.RecordedContentOf(row) is not null || tree.Shared.GroupOf(row) >= 0)
                continue;
            var group = tree.HardLinks.GroupOf(row);
            if (group >= 0 && names.TryGetValue(group, out var known))
            {
                known.Add(row);
                continue;
            }

            if (group >= 0)
                names[group] = [row];
            rows.Add(row);
        }

        rows.Sort((one, other) => tree.Row(one).Length.CompareTo(tree.Row(other).Length) is var order and not 0 ? order : one.CompareTo(other));
        return [.. rows.Where((row, i) => (i > 0 && SameLength(rows[i - 1], row)) || (i + 1 < rows.Count && SameLength(row, rows[i + 1])))];

        bool SameLength(int one, int other) => tree.Row(one).Length == tree.Row(other).Length;
    }

    private sealed class Search(SourceTree tree, IProgress<DuplicateProgress>? progress, long total) : IDisposable
    {
        private readonly SourceReader one = new(tree);
        private readonly SourceReader other = new(tree);
        private readonly byte[] left = new byte[BufferLength];
        private readonly byte[] right = new byte[BufferLength];
        private long done;

        /// <summary>The files that equal an earlier one, and that one.</summary>
        public async Task<List<(int First, int Other)>> EqualsAmongAsync(List<int> files, long length, CancellationToken cancellation)
        {
            var found = new List<(int First, int Other)>();
            foreach (var alike in await SplitAsync(files, Math.Min(length, BeginningLength), cancellation))
                foreach (var same in length <= BeginningLength ? [alike] : await SplitAsync(alike, length, cancellation))
                    foreach (var file in same.Skip(1))
                        if (await AreEqualAsync(same[0], file, length, cancellation))
                            found.Add((same[0], file));
            done += files.Count * length;
            progress?.Report(new(done, total));
            return found;
        }

        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }

        /// <summary>Groups of two files and more whose bytes up to a length have one hash.</summary>
        private async Task<IEnumerable<List<int>>> SplitAsync(List<int> files, long length, CancellationToken cancellation)
        {
            var groups = new Dictionary<(ulong, ulong, ulong, ulong), List<int>>();
            foreach (var file in files)
            {
                var hash = await HashAsync(file, length, cancellation);
                if (!groups.TryGetValue(hash, out var group))
                    groups.Add(hash, group = []);
                group.Add(file);
            }

            return groups.Values.Where(group => group.Count > 1);
        }

        private async Task<(ulong, ulong, ulong, ulong)> HashAsync(int file, long length, CancellationToken cancellation)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long offset = 0, count; offset < length; offset += count)
            {
                cancellation.ThrowIfCancellationRequested();
                count = Math.Min(left.Length, length - offset);
                await one.ReadAsync(file, offset, left.AsMemory(0, (int)count), cancellation);
                hash.AppendData(left, 0, (int)count);
            }

            var value = new byte[SHA256.HashSizeInBytes];
            hash.GetHashAndReset(value);
            return (BitConverter.ToUInt64(value, 0), BitConverter.ToUInt64(value, 8), BitConverter.ToUInt64(value, 16), BitConverter.ToUInt64(value, 24));
        }

        private async Task<bool> AreEqualAsync(int first, int second, long length, CancellationToken cancellation)
        {
            for (long offset = 0, count; offset < length; offset += count)
            {
                cancellation.ThrowIfCancellationRequested();
                count = Math.Min(left.Length, length - offset);
                await one.ReadAsync(first, offset, left.AsMemory(0, (int)count), cancellation);
                await other.ReadAsync(second, offset, right.AsMemory(0, (int)count), cancellation);
                if (!left.AsSpan(0, (int)count).SequenceEqual(right.AsSpan(0, (int)count)))
                    return false;
            }

            return true;
        }
    }
}
