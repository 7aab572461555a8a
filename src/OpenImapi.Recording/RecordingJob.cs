using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What is to be recorded, and how.</summary>
public sealed record RecordingJob
{
    /// <summary>
    /// Where everything shall lie on the disc; its first block must be the disc's next writable address. An overwritable disc takes it at any
    /// multiple of <see cref="Medium.WriteUnit"/>; at block 0 only when it is blank.
    /// </summary>
    public required DiscLayout Layout { get; init; }

    /// <summary>The content, under the disc's addresses. It is read once to write; verification reads a few blocks of sound again, and what it finds different.</summary>
    public required IBlockSource Source { get; init; }

    /// <summary>
    /// Blocks outside the layout that make the disc show the new content: volume descriptors at the beginning of an overwritable disc. They are
    /// written last, in this order, once everything else is on the disc for certain, so that until then the disc shows what it showed before.
    /// </summary>
    /// <remarks>Run after run, each flushed before the next; blocks that lie within one write unit are written by one command. Empty on other media.</remarks>
    public IReadOnlyList<PlacedBlocks> Head { get; init; } = [];

    /// <summary>
    /// The content's last block is looked for at the end of what is recorded, as a virtual allocation table's is: no post-gap follows it on a CD. Content for
    /// media with units of writing ends one.
    /// </summary>
    public bool EndsWithContent { get; init; }

    /// <summary>Does all but write, with the laser off; nothing is verified then.</summary>
    public bool Simulate { get; init; }

    /// <summary>Reads everything back afterwards and compares it.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Opens the tray after success.</summary>
    public bool Eject { get; init; }

    /// <summary>Closes the disc for good; else another session can follow where the medium allows it.</summary>
    public bool CloseDisc { get; init; }

    /// <summary>The highest wanted speed in multiples of the medium's 1x; the drive's highest when not given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not above 0.</exception>
    public double? Speed
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A speed is a number above 0.");
    }

    /// <summary>Lets the drive survive an interrupted stream of data, where it can.</summary>
    public bool UnderrunProtection { get; init; } = true;

    /// <summary>Samples by which the drive writes late (above 0) or early; the sound is shifted against it.</summary>
    public int WriteOffset { get; init; }

    /// <summary>Samples by which the drive reads late (above 0) or early; found by comparing where it is not given, and told in the result.</summary>
    public int? ReadOffset { get; init; }

    /// <summary>Writes beyond what the medium says it holds, where the drive lets that happen.</summary>
    public bool Overburn { get; init; }

    /// <summary>
    /// Blocks of layer 0 of a blank disc of two layers, a multiple of 16: half of what is written where the disc is closed for good and nothing is said.
    /// </summary>
    public BlockCount? LayerBreak { get; init; }

    /// <summary>Refuses to record without the layout's CD-TEXT; else a drive that cannot write it is a warning.</summary>
    public bool RequireCdText { get; init; }

    /// <summary>Whether the drive proves each cluster of a BD as it writes it; nothing for the disc's own way: a blank BD-R without, a blank BD-RE with it.</summary>
    public DefectManagement? DefectManagement { get; init; }

    /// <summary>How the blocks get onto the disc; the medium's own way when not given.</summary>
    public WriteMode? WriteMode { get; init; }

    /// <summary>Names the file that owns a block, for the report of a difference.</summary>
    public Func<Lba, string?>? PathAt { get; init; }

    /// <summary>Bytes held between source and drive, 2 to 256 MiB; 16 MiB when not said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is outside that range.</exception>
    public int BufferSize
    {
        get;
        init => field = value is >= 2 << 20 and <= 256 << 20 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A buffer has 2 to 256 MiB.");
    } = 16 << 20;
}

/// <summary>How blocks get onto a disc.</summary>
public enum WriteMode
{
    /// <summary>CD: one track in one go, with run-in and run-out.</summary>
    TrackAtOnce,

    /// <summary>CD: a whole session in one go, gaps, indexes and CD-TEXT as the layout says.</summary>
    SessionAtOnce,

    /// <summary>CD: a whole session in one go, every sector and its sub-channels made by the host.</summary>
    Raw,

    /// <summary>DVD-R, DVD-RW: the whole disc in one go, its size told beforehand; it is closed for good.</summary>
    DiscAtOnce,

    /// <summary>DVD-R, DVD-RW, DVD+R, BD-R: in pieces, one after another.</summary>
    Incremental,

    /// <summary>Formatted DVD-RW, DVD+RW, DVD-RAM, BD-RE: in place, on a medium any block of which can be written at any time.</summary>
    Overwrite,
}
