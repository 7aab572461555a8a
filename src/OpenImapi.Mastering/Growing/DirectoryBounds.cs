using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The records of one directory in one name space, counted and not sorted, and the sectors that they fill.</summary>
internal struct DirectoryBounds()
{
    /// <summary>A directory's records of itself and of its parent.</summary>
    private const int SelfAndParentLength = 2 * 34;

    private const int ShortestRecord = 34;

    private long length = SelfAndParentLength;
    private long records;
    private long changed;
    private int longest;

    /// <summary>The directory's sectors, as they were last reckoned or planned.</summary>
    public BlockRange Blocks { get; set; }

    /// <summary>Counts records of one name in, or, when there are fewer than none, out.</summary>
    /// <param name="record">The length of each in bytes, before names get numbers.</param>
    /// <param name="count">How many sections of a file they are for; a folder has one.</param>
    /// <param name="isChanged">The name is not the one that was given, and may get a number.</param>
    public void Add(int record, int count, bool isChanged)
    {
        length += (long)record * count;
        records += count;
        changed += isChanged ? count : 0;
        longest = Math.Max(longest, record);
    }

    /// <summary>Reckons the sectors: a record begins a new one only where it does not fit into the one before (6.8.1.1).</summary>
    public void Reckon(INamingRules rules)
    {
        var growing = changed > 0 ? NameBounds.Growing(rules, records) : 0;
        var leastInFull = BlockSizes.UserData + 1 - (longest + growing);
        var most = 1 + (length + changed * growing - ShortestRecord) / leastInFull;
        Blocks = new(BlockCount.ForBytes(length - changed * NameBounds.Shrinking).Value, most);
    }
}
