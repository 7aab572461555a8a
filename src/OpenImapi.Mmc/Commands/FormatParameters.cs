using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What FORMAT UNIT sends: the format list header and one format descriptor.</summary>
/// <param name="Blocks">Blocks of 2,048 bytes; all ones where the type lets the drive choose.</param>
/// <param name="Type">How to format: a number of <see cref="FormatType"/>.</param>
[Clause(Standard.Mmc5, "6.5.3")]
public record struct FormatParameters(uint Blocks, FormatType Type) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    /// <summary>What the type lets a drive choose where it is given as the number of blocks.</summary>
    public const uint AnySize = uint.MaxValue;

    /// <summary>DCRT among the options: the drive does not look the medium over.</summary>
    public const byte WithoutCertification = 0x20;

    private const byte OptionsValid = 0x80;
    private const byte ImmediateBit = 0x02;
    private const ushort DescriptorLength = 8;

    /// <summary>IMMED: the drive answers before it has finished.</summary>
    public bool Immediate { get; set; } = true;

    /// <summary>The header's other option bits: DPRY, DCRT, STPF, IP, try-out, VS.</summary>
    public byte Options { get; set; }

    /// <summary>How carefully a BD-RE is looked over.</summary>
    public Certification Certification { get; set; }

    /// <summary>How a BD-R is to be recorded: the same two bits.</summary>
    public BdRMode Mode
    {
        readonly get => (BdRMode)Certification;
        set => Certification = (Certification)value;
    }

    /// <summary>24 bits that each type has its own meaning for: 1 goes on with a DVD+RW, clusters of spare areas on a BD-RE.</summary>
    public uint Parameter { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(1);
        var options = f.UInt8("FOV, DPRY, DCRT, STPF, IP, try-out, IMMED, VS", (byte)(OptionsValid | Options | (Immediate ? ImmediateBit : 0)));
        Immediate = (options & ImmediateBit) != 0;
        Options = (byte)(options & ~(OptionsValid | ImmediateBit));
        f.UInt16Big("format descriptor length", DescriptorLength);
        Blocks = f.UInt32Big("number of blocks", Blocks);
        var type = f.UInt8("format type, format sub-type", (byte)((int)Type << 2 | (int)Certification));
        (Type, Certification) = ((FormatType)(type >> 2), (Certification)(type & 3));
        Parameter = f.UInt24Big("type dependent parameter", Parameter);
    }
}

/// <summary>Ways of formatting.</summary>
[Clause(Standard.Mmc5, "6.5.4.2")]
public enum FormatType : byte
{
    /// <summary>The whole medium: DVD-RAM, DVD-RW, BD-RE with the usual spare areas.</summary>
    Full = 0x00,

    /// <summary>DVD-RAM: a larger supplementary spare area at the cost of blocks at the end; what is recorded before them stays.</summary>
    SpareAreaExpansion = 0x01,

    /// <summary>DVD-RW: so many blocks, for restricted overwrite.</summary>
    DvdRwFull = 0x10,

    /// <summary>DVD-RW: the last border gets so many formatted blocks more.</summary>
    DvdRwGrow = 0x11,

    /// <summary>DVD-RW: the last border gets so many blocks more, none will do, and is open to be written on in sequence.</summary>
    DvdRwQuickGrow = 0x13,

    /// <summary>DVD-RW: so many blocks, none will do, in a border that is open to be written on in sequence.</summary>
    DvdRwQuick = 0x15,

    /// <summary>DVD+RW, which goes on in the background.</summary>
    DvdPlusRwBasic = 0x26,

    /// <summary>BD-RE with spare areas, for defects, of a chosen size.</summary>
    BdReWithSpareAreas = 0x30,

    /// <summary>BD-RE without spare areas, and so without defect management.</summary>
    BdReWithoutSpareAreas = 0x31,

    /// <summary>BD-R with spare areas of a chosen size.</summary>
    BdR = 0x32,
}

/// <summary>How a BD-R is recorded once it is formatted: the format sub-type of 00h and 32h.</summary>
[Clause(Standard.Mmc5, "6.5.4.2.17")]
public enum BdRMode : byte
{
    /// <summary>One cluster after another; what is recorded can be written again, which the drive puts elsewhere (SRM+POW).</summary>
    PseudoOverwrite = 0,

    /// <summary>One cluster after another, each once (SRM-POW).</summary>
    Sequential = 1,

    /// <summary>Clusters in any order, each once (RRM).</summary>
    Random = 2,
}

/// <summary>How a BD-RE is looked over while it is formatted: the format sub-type of 30h and 31h.</summary>
[Clause(Standard.Mmc5, "6.5.4.2.15")]
public enum Certification : byte
{
    QuickReformat = 0,
    None = 1,

    /// <summary>Every cluster is written and read.</summary>
    Full = 2,
    Quick = 3,
}
