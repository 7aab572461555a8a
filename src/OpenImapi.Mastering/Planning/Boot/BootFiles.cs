using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>The boot images of a volume: where each comes from, and whether it can be started as it is said.</summary>
internal sealed class BootFiles
{
    private const int SectorLength = 512;

    private readonly SourceTree tree;
    private readonly AppendedPartitions appended;
    private readonly int[] nodes;
    private readonly Dictionary<int, int> imageOfFile = [];

    /// <exception cref="DiscException"><see cref="MasteringErrors.BootImageUnfit"/>.</exception>
    public BootFiles(SourceTree tree, BootOptions options, AppendedPartitions appended)
    {
        (this.tree, this.appended, Options) = (tree, appended, options);
        if (options.Images.IsDefaultOrEmpty)
            throw None();
        nodes = [.. options.Images.Select(NodeOf)];
        for (var image = 0; image < nodes.Length; image++)
        {
            if (nodes[image] >= 0)
                imageOfFile.TryAdd(FileOf(nodes[image]), image);
            Check(image);
        }
    }

    public BootOptions Options { get; }

    /// <summary>The image that a BIOS starts, without emulation of a drive, or -1.</summary>
    public int BiosImage => Find(choice => choice is { Platform: BootPlatform.X86, Emulation: BootEmulation.None, IsBootable: true });

    /// <summary>The image inside of the volume that UEFI starts, or -1.</summary>
    public int EfiImage => Find(choice => choice is { Platform: BootPlatform.Efi, IsBootable: true, Appended: 0 });

    /// <summary>That there is no image.</summary>
    public static DiscException None() => new(MasteringErrors.BootImageUnfit, "A volume to start from has at least one boot image.");

    /// <summary>The node of an image in the tree, or -1.</summary>
    public int NodeOf(int image) => nodes[image];

    /// <summary>The image that a node of the tree is, or -1.</summary>
    public int ImageOf(int node) => imageOfFile.TryGetValue(FileOf(node), out var image) ? image : -1;

    /// <summary>The appended partition that an image is, or -1.</summary>
    public int PartitionOf(int image) => Options.Images[image].Appended is var number and not 0 ? appended.IndexOf(number) : -1;

    public FileContent ContentOf(int image) => PartitionOf(image) is var partition and >= 0
        ? appended.ContentOf(partition)
        : Options.Images[image].Content ?? tree.ContentOf(nodes[image])!;

    /// <summary>Sectors of 512 bytes that the firmware loads.</summary>
    public ushort LoadSectorsOf(int image)
    {
        var choice = Options.Images[image];
        var sectors = (ContentOf(image).Length + SectorLength - 1) / SectorLength;
        return choice.LoadSectors ?? (choice.Emulation != BootEmulation.None ? (ushort)1 : sectors <= ushort.MaxValue ? (ushort)sectors : (ushort)0);
    }

    /// <summary>The type of the first partition in an image of a hard disk; else 0.</summary>
    public byte SystemTypeOf(int image)
    {
        if (Options.Images[image].Emulation != BootEmulation.HardDisk)
            return 0;
        var sector = new byte[SectorLength];
        using var content = ContentOf(image).Open();
        content.ReadExactly(sector);
        const int FirstEntry = 446, EntryLength = 16, TypeOffset = 4;
        var types = Enumerable.Range(0, 4).Select(entry => sector[FirstEntry + entry * EntryLength + TypeOffset]);
        return sector is [.., 0x55, 0xAA] ? types.FirstOrDefault(type => type != 0) : (byte)0;
    }

    /// <summary>A number that all names of a file share.</summary>
    private int FileOf(int node) => tree.HardLinks.GroupOf(node) is var group and >= 0 ? -1 - group : node;

    private int Find(Func<BootChoice, bool> matches) => Enumerable.Range(0, Options.Images.Length).FirstOrDefault(image => matches(Options.Images[image]), -1);

    private int NodeOf(BootChoice choice)
    {
        if (choice.Appended is not 0 and var number && appended.IndexOf(number) < 0)
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image is to be the appended partition {number}, and there is none.");
        if (choice.Path is not { } path)
            return -1;
        return tree.Find(path) is { } node && tree.Row(node.Value).IsFile ? node.Value
            : throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {path} is no file of the tree.");
    }

    private void Check(int image)
    {
        var (choice, length) = (Options.Images[image], ContentOf(image).Length);
        var name = choice.Path ?? ContentOf(image).Description;
        if (choice.Appended > 0 && (choice.InfoTable || choice.GrubInfo))
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} is an appended partition, and stays as it is; it is told nothing.");
        if (image == 0 && (choice.CriteriaType > 0 || choice.Criteria.Length > 0))
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} is the first; only others are selected by criteria.");
        long wanted = choice.Emulation switch
        {
            BootEmulation.Floppy1200 => 1_228_800,
            BootEmulation.Floppy1440 => 1_474_560,
            BootEmulation.Floppy2880 => 2_949_120,
            _ => length,
        };
        if (length != wanted)
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} has {length} bytes; the diskette that it stands for has {wanted}.");
        if (length == 0 || length > uint.MaxValue)
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} has {length} bytes; it must have 1 to {uint.MaxValue}.");
        if (choice.InfoTable && length < BootInfoTable.Offset + BootInfoTable.Length)
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} has {length} bytes, too few for a boot info table.");
        if (choice.GrubInfo && length < GrubBootInfo.Offset + sizeof(ulong))
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} has {length} bytes, too few for GRUB's own place in it.");
        if (choice.Platform == BootPlatform.X86 && choice.Emulation == BootEmulation.None && LoadSectorsOf(image) == 0)
            throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {name} is more than a BIOS loads.", "Say how many of its sectors are to be loaded.");
    }
}
