using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>All that a command line of mkisofs asks for, with mkisofs's own defaults.</summary>
internal sealed record MkisofsOrder
{
    /// <summary>Blocks of zeros that mkisofs puts behind every image.</summary>
    public static readonly BlockCount UsualPadding = new(150);

    /// <summary>The volume, but for what starts from it, which the tree must be known for.</summary>
    public ImageOptions Volume { get; init; } = new() { Label = "CDROM", IsoLevel = 1, Joliet = false, RockRidge = false, Padding = UsualPadding };

    /// <summary>Whether Rock Ridge moves deep folders, and without it none may be.</summary>
    public bool DeepFoldersStay { get; init; }

    public MkisofsSources Sources { get; init; } = new();

    public MkisofsBoot Boot { get; init; } = new();

    public MkisofsDisk Disk { get; init; } = new();

    /// <summary>The begin of the last session and of the one to be made; nothing for a disc's first.</summary>
    public (long Last, long Next)? Sessions { get; init; }

    /// <summary>The image or drive whose last session goes on.</summary>
    public string? Previous { get; init; }

    public MkisofsOutput Output { get; init; } = new();

    public MkisofsOrder Volumed(Func<ImageOptions, ImageOptions> change) => this with { Volume = change(Volume) };

    public MkisofsOrder Owned(Func<AccessPolicy, AccessPolicy> change) => this with { Volume = Volume with { RockRidge = true, Access = change(Volume.Access) } };

    public MkisofsOrder Relaxed(IsoRelaxations relaxations) => this with { Volume = Volume with { IsoRelaxations = Volume.IsoRelaxations | relaxations } };

    public MkisofsOrder Sourced(Func<MkisofsSources, MkisofsSources> change) => this with { Sources = change(Sources) };

    public MkisofsOrder Booted(Func<MkisofsBoot, MkisofsBoot> change) => this with { Boot = change(Boot) };

    public MkisofsOrder Partitioned(Func<MkisofsDisk, MkisofsDisk> change) => this with { Disk = change(Disk) };

    public MkisofsOrder Told(Func<MkisofsOutput, MkisofsOutput> change) => this with { Output = change(Output) };

    /// <summary>How the volume of a tree is made.</summary>
    /// <exception cref="DiscException">A boot image is not there, or options contradict each other.</exception>
    public ImageOptions OptionsFor(SourceTree tree) => Volume with
    {
        AllowDeepDirectories = DeepFoldersStay || Volume.RockRidge,
        RelocatedFolders = Volume.RockRidge && !DeepFoldersStay ? "rr_moved" : null,
        Start = new(Sessions?.Next ?? 0),
        Boot = Boot.For(tree, Disk),
        Hybrid = Disk.ToOptions(),
    };
}

/// <summary>What goes into the tree, and how.</summary>
internal sealed record MkisofsSources
{
    /// <summary>Folders and files, as they stand on the command line.</summary>
    public ImmutableList<string> Paths { get; init; } = [];

    /// <summary>Files that list more of them, a line each.</summary>
    public ImmutableList<string> Lists { get; init; } = [];

    /// <summary>Whether target=source puts something elsewhere than at the root.</summary>
    public bool Grafts { get; init; }

    public bool FollowLinks { get; init; }

    /// <summary>Whether a later file replaces an earlier one of its path, as with xorriso; mkisofs refuses that.</summary>
    public bool LaterReplace { get; init; }

    public ImmutableList<string> Excluded { get; init; } = [];

    public ImmutableList<string> HiddenFromIso { get; init; } = [];

    public ImmutableList<string> HiddenFromJoliet { get; init; } = [];

    /// <summary>Files that say which data lie early, by paths on disk.</summary>
    public ImmutableList<string> SortFiles { get; init; } = [];

    /// <summary>Which data lie early, by paths in the image.</summary>
    public ImmutableList<(int Weight, string Path)> Weights { get; init; } = [];

    /// <summary>Whether each folder gets a file TRANS.TBL with the names as they were.</summary>
    public bool TranslationTables { get; init; }
}

/// <summary>Where the image goes, and what is said meanwhile.</summary>
internal sealed record MkisofsOutput
{
    /// <summary>The image; nothing for standard output.</summary>
    public string? File { get; init; }

    /// <summary>What takes all messages; nothing for standard error.</summary>
    public string? Log { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Whether only the number of blocks is wanted.</summary>
    public bool SizeOnly { get; init; }
}
