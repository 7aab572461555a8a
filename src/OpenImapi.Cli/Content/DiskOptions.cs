using System.CommandLine;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Whether and how the image is a disk as well, so that a computer starts from it on a stick.</summary>
internal sealed class DiskOptions
{
    private const string Mbr = "mbr", Gpt = "gpt", Both = "both", Protective = "protective";

    private readonly Option<string?> hybrid = OptionOf.Word("--hybrid",
        "Make the image a disk, too, that can be written to a stick: with an MBR that shows the volume, with a GPT, which most want, with both, or with an MBR that only protects.",
        Mbr, Gpt, Both, Protective);

    private readonly Option<string?> code = OptionOf.Text("--mbr-code", "FILE", "Boot code for the image's first sector, such as isohdpfx.bin of ISOLINUX or boot_hybrid.img of GRUB.");

    private readonly Option<string?> kind = OptionOf.Word("--mbr-kind", "What the boot code is told of the image that a BIOS starts: nothing, or where it lies as ISOLINUX or GRUB want it; plain if not said.",
        "plain", "isolinux", "grub");

    private readonly Option<bool> active = OptionOf.Flag("--mbr-active", "Mark an entry of the MBR as the one to start from; some BIOSes start from no other disk. With boot code an MBR that shows the volume has it anyway.");

    private readonly Option<bool> uefi = OptionOf.Flag("--uefi-partition", "Show what --boot-uefi names as a partition, too, so that UEFI finds it on a stick.");

    private readonly Option<string[]> appended = OptionOf.Texts("--append-partition", "N:TYPE:FILE",
        $"Put a file behind the volume as partition N. TYPE is {PartitionTypeText.Words}. May be said again.");

    private readonly Option<long?> offset = OptionOf.Number("--partition-offset", "BLOCKS",
        "Begin the partition of the volume so many blocks of 2,048 bytes from the start, 16 or more, with directories of its own, so that it can be mounted by itself.", 16, int.MaxValue / 4);

    private readonly Option<string?> isoType = OptionOf.Text("--iso-partition-type", "TYPE", "The type of the partition of the volume: two hexadecimal digits for an MBR, a GUID for a GPT.");

    public IEnumerable<Option> All => [hybrid, code, kind, active, uefi, appended, offset, isoType];

    /// <summary>The options with what was said of disks.</summary>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        if (All.Skip(1).FirstOrDefault(said.Has) is { } first && !said.Has(hybrid))
            throw UsageFault.Of($"{first.Name} is for an image that is a disk, too.", "Say with --hybrid which tables it is to have.");
        if (said.Has(kind) && !said.Has(code))
            throw UsageFault.Of($"{kind.Name} is for boot code.", "Say with --mbr-code which.");
        if (said.Has(hybrid) && options is { Udf: not UdfRevision.None, UdfForm: UdfForm.Virtual })
            throw UsageFault.Of($"{hybrid.Name} puts tables of a disk behind the volume, where a virtual UDF volume has its own table.", "Say --udf-form closed, or leave out one of the two.");
        return said.GetValue(hybrid) is not { } tables ? options : options with
        {
            Hybrid = Typed(said, new()
            {
                Tables = tables switch { Gpt => HybridTables.Gpt, Both => HybridTables.GptAndMbr, Protective => HybridTables.ProtectiveMbr, _ => HybridTables.Mbr },
                Code = said.GetValue(code) is { } file ? FileContent.FromFile(file) : null,
                CodeKind = said.GetValue(kind) switch { "isolinux" => BootCodeKind.IsoHybrid, "grub" => BootCodeKind.Grub, _ => BootCodeKind.Plain },
                ForceBootable = said.Has(active),
                EfiImageAsPartition = said.Has(uefi),
                PartitionOffset = (int?)said.GetValue(offset) ?? 0,
                Appended = [.. (said.GetValue(appended) ?? []).Select(text => PartitionTypeText.Append(appended.Name, text))],
            }),
        };
    }

    private HybridOptions Typed(ParseResult said, HybridOptions disk)
    {
        if (said.GetValue(isoType) is not { } text)
            return disk;
        var (type, guid, isWord) = PartitionTypeText.Parse(isoType.Name, text);
        if (!isWord && guid is not null && disk.Tables is HybridTables.Mbr or HybridTables.ProtectiveMbr)
            throw UsageFault.Of($"{isoType.Name} {text} is for a GPT, and there is none.", "Say two hexadecimal digits, such as 17 or CD.");
        if (!isWord && guid is null && disk.Tables == HybridTables.Gpt)
            throw UsageFault.Of($"{isoType.Name} {text} is for an MBR; a GPT has GUIDs.", "Say a GUID.");
        return disk with { IsoType = type ?? disk.IsoType, IsoGuid = guid ?? disk.IsoGuid };
    }
}
