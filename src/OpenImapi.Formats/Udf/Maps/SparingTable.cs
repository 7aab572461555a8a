namespace OpenImapi.Formats.Udf;

/// <summary>Which packets of a sparable partition are bad, and where their content lies instead.</summary>
[Clause(Standard.OstaUdf, "2.2.12")]
public record struct SparingTable(EntityIdentifier SparingIdentifier, uint SequenceNumber, ValueList<SparingEntry> Entries) : IDescriptor
{
    /// <summary>Bytes before the entries.</summary>
    public const int FixedLength = 56;

    public static TagIdentifier Identifier => TagIdentifier.Unspecified;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.Unspecified;

    public DescriptorTag Tag { get; set; }

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => FixedLength + 8 * Entries.Count;

    /// <summary>A table with nothing spared yet: every entry is free.</summary>
    /// <param name="packets">First blocks of the packets that are set aside, as sectors of the volume.</param>
    /// <param name="revision">For the identifier's suffix.</param>
    public static SparingTable Empty(IEnumerable<uint> packets, UdfRevision revision) =>
        new(EntityIdentifier.Udf(UdfIdentifiers.SparingTable, revision), 0, [.. packets.Select(packet => new SparingEntry(SparingEntry.Free, packet))]);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        SparingIdentifier = f.Nested(SparingIdentifier);
        var count = f.UInt16Little("reallocation table length", (ushort)Entries.Count);
        f.Zero(2);
        SequenceNumber = f.UInt32Little("sequence number", SequenceNumber);
        Entries = f.List(Entries, count);
    }
}

/// <summary>One packet set aside.</summary>
/// <param name="Original">The first block, in the partition, of the packet it stands for; or <see cref="Free"/> or <see cref="Defective"/>.</param>
/// <param name="Mapped">The first sector, in the volume, of the packet set aside.</param>
[Clause(Standard.OstaUdf, "2.2.12")]
public record struct SparingEntry(uint Original, uint Mapped) : IStructure
{
    /// <summary>The packet is there to be used.</summary>
    public const uint Free = uint.MaxValue;

    /// <summary>The packet set aside is itself bad.</summary>
    public const uint Defective = 0xFFFFFFF0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Original = f.UInt32Little("original location", Original);
        Mapped = f.UInt32Little("mapped location", Mapped);
    }
}
