namespace OpenImapi.Mastering;

/// <summary>The trees of names that a volume can have.</summary>
[Flags]
public enum NameSpaces
{
    None = 0,

    /// <summary>That of the primary volume descriptor, with Rock Ridge where that is there, and that of ISO 9660:1999.</summary>
    Iso = 1,

    Joliet = 2,

    Udf = 4,

    All = Iso | Joliet | Udf,
}
