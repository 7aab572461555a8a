namespace OpenImapi.Mastering;

/// <summary>Which names a tree shows.</summary>
public enum VolumeTreeKind
{
    /// <summary>The tree of the primary volume descriptor, with its plain identifiers.</summary>
    Iso9660,

    /// <summary>The tree of a supplementary descriptor with UCS-2 names.</summary>
    Joliet,

    /// <summary>The tree of the primary volume descriptor as POSIX systems see it: names of any bytes, links, devices, owners, folders where they belong.</summary>
    RockRidge,

    /// <summary>The tree of a UDF file set.</summary>
    Udf,

    /// <summary>The tree of an enhanced volume descriptor, ISO 9660:1999: names of up to 207 bytes, as they are.</summary>
    Enhanced,
}
