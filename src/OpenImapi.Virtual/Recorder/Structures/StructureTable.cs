using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Every structure that a medium has, in order of the format codes.</summary>
internal static class StructureTable
{
    private static readonly ImmutableArray<StructureGroup> Groups = [new DvdStructures(), new DvdPlusStructures(), new DvdMinusStructures(), new DvdRamStructures(), new BdStructures()];

    /// <summary>None where the medium is of another family than the one asked for.</summary>
    public static ImmutableArray<MediumStructure> For(LoadedDisc medium, DiscStructureMedia media) =>
        [.. Groups.Where(group => group.Media == media).SelectMany(group => group.Of(medium)).OrderBy(structure => structure.Format)];

    /// <summary>Format code, whether it is sent and read, and length of each structure.</summary>
    public static byte[] List(ImmutableArray<MediumStructure> structures)
    {
        var data = new byte[structures.Length * 4];
        var f = new FieldWriter(data);
        foreach (var structure in structures)
        {
            f.UInt8("format code", structure.Format);
            f.UInt8("SDS, RDS", (byte)((structure.Send is null ? 0 : 0x80) | (structure.Read is null ? 0 : 0x40)));
            f.UInt16Big("structure length", (ushort)(structure.Length + SendDiscStructure.HeaderLength));
        }

        return data;
    }
}

/// <summary>The structures of a family of media.</summary>
internal abstract class StructureGroup
{
    public virtual DiscStructureMedia Media => DiscStructureMedia.Dvd;

    /// <summary>Those that this medium has; none where it is of another family.</summary>
    public abstract IEnumerable<MediumStructure> Of(LoadedDisc medium);

    /// <summary>A structure at the beginning of so many bytes.</summary>
    protected static byte[] Filled<T>(int length, T structure)
        where T : struct, IStructure
    {
        var data = new byte[length];
        Structure.Write(structure, data);
        return data;
    }
}

/// <summary>One structure of a medium.</summary>
/// <param name="Format">Its format code.</param>
/// <param name="Length">Bytes of it, without the header of the answer.</param>
/// <param name="Read">Its bytes; nothing where it is only sent.</param>
internal sealed record MediumStructure(byte Format, int Length, Func<ReadDiscStructure, byte[]>? Read)
{
    public MediumStructure(DvdStructureFormat format, int length, Func<byte[]> read)
        : this((byte)format, length, _ => read())
    {
    }

    /// <summary>What happens to the medium when the host sends it; nothing where it is only read.</summary>
    public Func<ByteString, IReadOnlyList<DiscEvent>>? Send { get; init; }
}
