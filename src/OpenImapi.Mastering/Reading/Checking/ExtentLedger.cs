using System.Runtime.InteropServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Who claims an extent: the folder that names it, or the file itself.</summary>
internal interface IClaimant
{
    string Path { get; }
}

/// <summary>What lies where: finds extents that overlap without being the same.</summary>
internal sealed class ExtentLedger(Standard standard = Standard.Ecma119, string clause = "6.4.1")
{
    private readonly List<Entry> entries = [];

    /// <summary>One extent and who claims it. A claim with a folder is that of a record in one of its blocks.</summary>
    private readonly record struct Entry(uint Start, uint Blocks, uint ClaimedIn, IClaimant? Folder, bool MayBeShared)
    {
        public long End => (long)Start + Blocks;
    }

    /// <summary>Claims the blocks of a file's content, which other records may name too.</summary>
    public void AddShared(Extent extent, Lba claimedIn, IClaimant folder) => Add(extent, claimedIn, folder, mayBeShared: true);

    /// <summary>Claims blocks for a structure of the volume, which nothing else may use.</summary>
    public void AddOwn(Extent extent, Lba claimedIn, IClaimant? folder = null) => Add(extent, claimedIn, folder, mayBeShared: false);

    /// <summary>Every extent that overlaps one which starts before it, or with it.</summary>
    public IEnumerable<Finding> Overlaps()
    {
        CollectionsMarshal.AsSpan(entries).Sort((left, right) => (left.Start, left.Blocks).CompareTo((right.Start, right.Blocks)));
        var reaching = default(Entry);
        foreach (var entry in entries)
        {
            var same = entry.Start == reaching.Start && entry.Blocks == reaching.Blocks && entry.MayBeShared && reaching.MayBeShared;
            if (entry.Start < reaching.End && !same)
                yield return new(Severity.Error, standard, clause, new(entry.ClaimedIn), entry.Folder?.Path ?? "",
                    $"the extent {entry.Start}+{entry.Blocks} overlaps {reaching.Start}+{reaching.Blocks}, which {Claim(reaching)}");
            if (entry.End > reaching.End)
                reaching = entry;
        }
    }

    private static string Claim(in Entry entry) => entry.Folder is { } folder
        ? $"block {entry.ClaimedIn} ({folder.Path}) claims" : $"block {entry.ClaimedIn} claims";

    private void Add(Extent extent, Lba claimedIn, IClaimant? folder, bool mayBeShared)
    {
        if (!extent.IsEmpty && extent.End.Value <= uint.MaxValue)
            entries.Add(new((uint)extent.Start.Value, (uint)extent.Length.Value, (uint)claimedIn.Value, folder, mayBeShared));
    }
}
