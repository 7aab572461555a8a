using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ FORMAT CAPACITIES answers: the size there is, and the sizes that formatting could give.</summary>
/// <param name="Blocks">Blocks of the medium, or the most that any medium could have.</param>
/// <param name="State">What the size means.</param>
/// <param name="Formats">The ways of formatting that the drive offers.</param>
[Clause(Standard.Mmc5, "6.24.3")]
public record struct FormatCapacities(uint Blocks, FormatState State, ImmutableArray<FormattableCapacity> Formats) : IStructure
{
    private const int DescriptorLength = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(3);
        var length = f.UInt8("capacity list length", (byte)((1 + Formats.Count()) * DescriptorLength));
        Blocks = f.UInt32Big("number of blocks", Blocks);
        State = (FormatState)(f.UInt8("descriptor type", (byte)State) & 3);
        f.UInt24Big("block length", BlockSizes.UserData);
        Formats = f.Repeated(Formats, length / DescriptorLength - 1);
    }
}

/// <summary>One way of formatting.</summary>
[Clause(Standard.Mmc5, "6.24.3.3")]
public record struct FormattableCapacity(uint Blocks, FormatType Type, uint Parameter) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Blocks = f.UInt32Big("number of blocks", Blocks);
        Type = (FormatType)(f.UInt8("format type", (byte)((int)Type << 2)) >> 2);
        Parameter = f.UInt24Big("type dependent parameter", Parameter);
    }
}

/// <summary>What the current size means.</summary>
[Clause(Standard.Mmc5, "6.24.3.2")]
public enum FormatState
{
    /// <summary>The medium is blank or not formatted: the most that it could hold.</summary>
    Unformatted = 1,

    /// <summary>What the medium holds.</summary>
    Formatted = 2,

    /// <summary>There is no medium: the most that any could hold.</summary>
    NoMedium = 3,
}
