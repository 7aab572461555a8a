using System.Text;

namespace OpenImapi.Formats.Partitions;

/// <summary>An entry of a GUID partition table, 128 bytes. All zero is an unused one.</summary>
/// <param name="Type">What is in it: one of <see cref="GuidPartitionTypes"/>, or another.</param>
/// <param name="Identity">By what this partition is known, in all the world.</param>
/// <param name="First">Its first sector of 512 bytes.</param>
/// <param name="Last">Its last sector, inclusive.</param>
/// <param name="Attributes">What may be done with it.</param>
/// <param name="Name">For people; up to 36 UTF-16 units.</param>
[Clause(Standard.Uefi, "5.3.3")]
public record struct GuidPartition(Guid Type, Guid Identity, ulong First, ulong Last, GuidPartitionAttributes Attributes, string Name) : IStructure
{
    /// <summary>Bytes of an entry.</summary>
    public const int Length = 128;

    /// <summary>UTF-16 units of a name.</summary>
    public const int MaximumName = 36;

    public readonly bool IsUnused => Type == Guid.Empty;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.Guid("partition type guid", Type);
        Identity = f.Guid("unique partition guid", Identity);
        First = f.UInt64Little("starting lba", First);
        Last = f.UInt64Little("ending lba", Last);
        Attributes = (GuidPartitionAttributes)f.UInt64Little("attributes", (ulong)Attributes);
        Name = Text(f.Bytes("partition name", Bytes(Name), 2 * MaximumName));
    }

    private static ByteString Bytes(string? name)
    {
        var bytes = new byte[2 * MaximumName];
        if (name?.Length > MaximumName)
            throw new ArgumentException($"A partition's name has up to {MaximumName} units; '{name}' has {name.Length}.", nameof(name));
        Encoding.Unicode.GetBytes(name ?? "", bytes);
        return new(bytes.AsMemory());
    }

    private static string Text(ByteString bytes) => Encoding.Unicode.GetString(bytes.Span[..(bytes.Length & ~1)]).Split('\0')[0];
}

/// <summary>What may be done with a partition of a GUID partition table.</summary>
[Flags]
[Clause(Standard.Uefi, "5.3.3")]
public enum GuidPartitionAttributes : ulong
{
    None = 0,

    /// <summary>The platform needs the partition.</summary>
    Required = 1,

    /// <summary>Firmware is not to look for a file system in it.</summary>
    NoBlockIo = 2,

    /// <summary>A BIOS may boot from it.</summary>
    LegacyBootable = 4,

    /// <summary>Of basic data partitions: read only.</summary>
    ReadOnly = 1UL << 60,
}

/// <summary>Types of partitions of a GUID partition table.</summary>
[Clause(Standard.Uefi, "5.3.3")]
public static class GuidPartitionTypes
{
    /// <summary>The file system from which UEFI boots.</summary>
    public static readonly Guid EfiSystem = new("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");

    /// <summary>Any file system that Windows knows; also said of a whole ISO 9660 image.</summary>
    public static readonly Guid BasicData = new("EBD0A0A2-B9E5-4433-87C0-68B6B72699C7");

    /// <summary>A file system of Linux.</summary>
    public static readonly Guid LinuxData = new("0FC63DAF-8483-4772-8E79-3D69D8477DE4");

    /// <summary>Apple's HFS and HFS+.</summary>
    public static readonly Guid AppleHfs = new("48465300-0000-11AA-AA11-00306543ECAC");

    /// <summary>Boot code for a BIOS.</summary>
    public static readonly Guid BiosBoot = new("21686148-6449-6E6F-744E-656564454649");
}

/// <summary>A field that holds a GUID: its first three parts least significant byte first.</summary>
[Clause(Standard.Uefi, "Annex A")]
internal static class GuidFields
{
    public static Guid Guid<T>(this ref T f, string name, Guid value)
        where T : struct, IFields, allows ref struct
    {
        var bytes = f.Bytes(name, new(value.ToByteArray().AsMemory()), 16);
        return bytes.Length == 16 ? new(bytes.Span) : System.Guid.Empty;
    }
}
