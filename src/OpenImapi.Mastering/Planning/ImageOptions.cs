using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>How a volume is to be made. The same tree and options give the same bytes everywhere.</summary>
public sealed record ImageOptions
{
    /// <summary>
    /// The volume's name, written as it is: 32 bytes of UTF-8 in ISO 9660, 16 UTF-16 units in Joliet; what is longer is cut with a
    /// warning.
    /// </summary>
    public string Label { get; init; } = "DISC";

    /// <summary>
    /// Level of interchange of the ISO 9660 names, 1 to 3; 1 has names of 8.3 characters, 3 has files of 4 GiB and more. 4 is 3 with a second tree of names
    /// of up to 207 bytes, that of ISO 9660:1999.
    /// </summary>
    public int IsoLevel { get; init; } = 3;

    /// <summary>Rules that the ISO 9660 names may break.</summary>
    public IsoRelaxations IsoRelaxations { get; init; }

    /// <summary>Whether the volume also has a Joliet tree, with names of up to 64 UTF-16 units.</summary>
    public bool Joliet { get; init; } = true;

    /// <summary>Joliet's level, 1 to 3: which characters of UCS-2 its descriptor says that there are. 3 is what everybody writes.</summary>
    public int JolietLevel { get; init; } = 3;

    /// <summary>Whether names in Joliet may have 103 UTF-16 units, more than its specification allows and most readers take.</summary>
    public bool JolietLongNames { get; init; }

    /// <summary>Whether the ISO 9660 tree also says by Rock Ridge what POSIX systems know of files: own names, owners, permissions, links, devices.</summary>
    public bool RockRidge { get; init; }

    /// <summary>
    /// The folder at the root to which Rock Ridge moves what lies deeper than eight levels, such as "rr_moved"; readers of Rock Ridge see it in its place. Nothing
    /// leaves folders where they are.
    /// </summary>
    public string? RelocatedFolders { get; init; }

    /// <summary>What a computer can start from with the disc in it; nothing if not said. It needs ISO 9660.</summary>
    public BootOptions? Boot { get; init; }

    /// <summary>
    /// The block of an earlier session's boot catalog, which this volume goes on to have where <see cref="Boot"/> says nothing else; catalog and images stay where
    /// they lie.
    /// </summary>
    public Lba? EarlierBootCatalog { get; init; }

    /// <summary>Whether and how the image can be started as a disk, too.</summary>
    public HybridOptions? Hybrid { get; init; }

    /// <summary>Whether the volume has ISO 9660 at all, with what belongs to it: Joliet and Rock Ridge.</summary>
    public bool Iso { get; init; } = true;

    /// <summary>The revision of UDF that the volume also, or alone, follows; none if not said.</summary>
    public UdfRevision Udf { get; init; }

    /// <summary>Whether and how the UDF volume can be added to.</summary>
    public UdfForm UdfForm { get; init; }

    /// <summary>Blocks of a packet of a sparable UDF volume: 32 for CD-RW, 16 for DVD-RW.</summary>
    public int UdfPacketLength { get; init; } = SparableMap.CdPacket;

    /// <summary>
    /// The blocks of the whole medium, where they are known. The partition of a virtual UDF volume goes so far, since what is added later lies in it; else it ends with the volume.
    /// </summary>
    public BlockCount MediumLength { get; init; }

    /// <summary>
    /// Blocks that the medium takes at once, where the volume is recorded on one that is written from the beginning on: a UDF volume fills the last of them, so that its
    /// last anchor is the session's last block.
    /// </summary>
    public BlockCount WriteUnit { get; init; }

    /// <summary>The virtual UDF volume of an earlier session that this one goes on with: what has not changed since is pointed to, not recorded again.</summary>
    public UdfEarlier? UdfEarlier { get; init; }

    /// <summary>Whose the files are and who may do what with them, where a name space says so.</summary>
    public AccessPolicy Access { get; init; } = new();

    /// <summary>The first block: 0, or where a later session's track begins. Every address in the volume counts from block 0 of the disc.</summary>
    public Lba Start { get; init; }

    /// <summary>
    /// Whether the volume tells its size from block 0 on, as its addresses count, and not from <see cref="Start"/>. That is right for media of which the drive tells
    /// where sessions begin; in images and on overwritable media programs find the next session by the size of the one before, and count from its start.
    /// </summary>
    public bool SizeFromBlockZero { get; init; }

    /// <summary>The volume's date, to which later file times are put back; else the newest time in the tree is the volume's date.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>The volume's date where it is not to derive from the tree; the times of files stay as they are.</summary>
    public DateTimeOffset? VolumeDate { get; init; }

    /// <summary>Blocks of zeros behind the data of all files, for drives that read ahead at the end of a track.</summary>
    public BlockCount Padding { get; init; }

    /// <summary>The encoding of the names in the tree; UTF-8 if not said. Rock Ridge keeps their bytes.</summary>
    public Encoding? NameEncoding { get; init; }

    /// <summary>
    /// Whether the files of the folder VIDEO_TS lie before all others, in the order and at the distances that their .IFO files tell a DVD player. The plan then
    /// reads these files.
    /// </summary>
    public bool DvdVideo { get; init; }

    /// <summary>Whether a warning is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether folders may lie deeper than ISO 9660's eight levels, with a warning.</summary>
    public bool AllowDeepDirectories { get; init; } = true;

    /// <summary>Whether paths may be longer than ISO 9660's 255 bytes, with a warning.</summary>
    public bool AllowLongPaths { get; init; } = true;

    public string SystemIdentifier { get; init; } = "";

    /// <summary>Names the volume set; nothing gives 16 digits that derive from the tree's names, lengths and times.</summary>
    public string? VolumeSetIdentifier { get; init; }

    public string PublisherIdentifier { get; init; } = "";

    public string DataPreparerIdentifier { get; init; } = "";

    public string ApplicationIdentifier { get; init; } = "OPENIMAPI";

    public string CopyrightFileIdentifier { get; init; } = "";

    public string AbstractFileIdentifier { get; init; } = "";

    public string BibliographicFileIdentifier { get; init; } = "";
}
