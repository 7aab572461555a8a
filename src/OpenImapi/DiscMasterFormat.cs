namespace OpenImapi;

/// <summary>A kind of disc that a disc master makes; its identifier is the IID of the format's interface.</summary>
public record DiscMasterFormat
{
    private protected DiscMasterFormat(Guid iid, string name) => (Iid, Name) = (iid, name);

    /// <summary>A data disc with ISO 9660 and Joliet: IID_IJolietDiscMaster.</summary>
    public static readonly DiscMasterFormat<JolietDiscMaster> Joliet = new(new(0xE3BC42CE, 0x4E5C, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E), "Joliet");

    /// <summary>An audio disc: IID_IRedbookDiscMaster.</summary>
    public static readonly DiscMasterFormat<RedbookDiscMaster> Redbook = new(new(0xE3BC42CD, 0x4E5C, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E), "Redbook");

    /// <summary>A finished image, burned as it is. Our own extension: IMAPI's enumeration does not list it.</summary>
    public static readonly DiscMasterFormat<ImageDiscMaster> Image = new(new(0x0FD1B6A1, 0x3C52, 0x4C8B, 0x9A, 0x57, 0x6E, 0x2F, 0x51, 0xC0, 0x77, 0x01), "image");

    /// <summary>The format's identifier.</summary>
    public Guid Iid { get; }

    /// <summary>The format's name, for people.</summary>
    public string Name { get; }

    public sealed override string ToString() => Name;
}

/// <summary>A format, and the type of the object that stages its content.</summary>
public sealed record DiscMasterFormat<T> : DiscMasterFormat
    where T : FormatDiscMaster
{
    internal DiscMasterFormat(Guid iid, string name)
        : base(iid, name)
    {
    }
}
