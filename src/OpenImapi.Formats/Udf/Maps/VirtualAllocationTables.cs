namespace OpenImapi.Formats.Udf;

/// <summary>The head of a virtual allocation table of revision 2.00 and later; the entries follow it to the end of the file.</summary>
[Clause(Standard.OstaUdf, "2.2.11")]
public record struct VirtualAllocationTableHeader(ByteString LogicalVolumeIdentifier, uint PreviousIcb) : IStructure
{
    /// <summary>Bytes without implementation use.</summary>
    public const int FixedLength = 152;

    /// <summary>A <see cref="PreviousIcb"/> where there was no table before.</summary>
    public const uint NoPrevious = uint.MaxValue;

    public uint Files { get; set; }

    public uint Directories { get; set; }

    public UdfRevision MinimumRead { get; set; }

    public UdfRevision MinimumWrite { get; set; }

    public UdfRevision MaximumWrite { get; set; }

    /// <summary>An entity identifier and what its owner wrote, or empty; a whole number of four bytes.</summary>
    public ByteString ImplementationUse { get; set; }

    /// <summary>Bytes before the first entry.</summary>
    public readonly int Length => FixedLength + ImplementationUse.Length;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Little("length of header", (ushort)Length);
        var use = f.UInt16Little("length of implementation use", (ushort)ImplementationUse.Length);
        LogicalVolumeIdentifier = f.DString("logical volume identifier", LogicalVolumeIdentifier, 128);
        PreviousIcb = f.UInt32Little("previous VAT ICB location", PreviousIcb);
        Files = f.UInt32Little("number of files", Files);
        Directories = f.UInt32Little("number of directories", Directories);
        MinimumRead = (UdfRevision)f.UInt16Little("minimum UDF read revision", (ushort)MinimumRead);
        MinimumWrite = (UdfRevision)f.UInt16Little("minimum UDF write revision", (ushort)MinimumWrite);
        MaximumWrite = (UdfRevision)f.UInt16Little("maximum UDF write revision", (ushort)MaximumWrite);
        f.Zero(2);
        ImplementationUse = f.Bytes("implementation use", ImplementationUse, use);
    }
}

/// <summary>The end of a virtual allocation table of revision 1.50; the entries stand before it.</summary>
[Clause(Standard.OstaUdf150, "2.2.10")]
public record struct VirtualAllocationTableTrailer(EntityIdentifier Identifier, uint PreviousIcb) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 36;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Identifier = f.Nested(Identifier);
        PreviousIcb = f.UInt32Little("previous VAT ICB location", PreviousIcb);
    }
}
