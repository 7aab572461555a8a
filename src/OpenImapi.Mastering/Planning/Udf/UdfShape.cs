using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What a UDF volume is made of, by its revision and its form.</summary>
/// <param name="Revision">The revision it follows.</param>
/// <param name="Form">How it can be added to.</param>
internal readonly record struct UdfShape(UdfRevision Revision, UdfForm Form)
{
    public bool HasVirtualTable => Form == UdfForm.Virtual;

    public bool IsSparable => Form == UdfForm.Sparable;

    public bool HasMetadata => Form == UdfForm.Closed && Revision.HasMetadataPartition();

    /// <summary>Whether file entries lie in another partition than what they point to, so that descriptors name the partition.</summary>
    public bool HasLongExtents => HasVirtualTable || HasMetadata;

    public PartitionAccess Access => Form switch
    {
        UdfForm.Virtual => PartitionAccess.WriteOnce,
        UdfForm.Sparable => PartitionAccess.Overwritable,
        _ => PartitionAccess.ReadOnly,
    };

    /// <summary>Refuses a form that a revision does not know.</summary>
    /// <exception cref="ArgumentException">The options ask for one.</exception>
    public static void Check(ImageOptions options)
    {
        var (revision, form) = (options.Udf, options.UdfForm);
        if (form != UdfForm.Closed && revision != UdfRevision.None && !revision.AllowsVirtualAndSparablePartitions())
            throw new ArgumentException($"UDF {revision.ToText()} has neither virtual nor sparable partitions; 1.50 is the first that has.", nameof(options));
        if (form == UdfForm.Sparable && revision >= UdfRevision.Udf250)
            throw new ArgumentException($"A sparable volume follows UDF 1.50, 2.00 or 2.01, not {revision.ToText()}.", nameof(options));
        if (form == UdfForm.Virtual && options.Hybrid is not null)
            throw new ArgumentException("A virtual UDF volume ends with its table; nothing of a disk can lie behind it.", nameof(options));
        if (options.UdfPacketLength is not (16 or 32))
            throw new ArgumentException($"Packets have 16 or 32 blocks, not {options.UdfPacketLength}.", nameof(options));
        if (options.UdfEarlier is { } earlier)
            earlier.Check(options);
    }
}
