namespace OpenImapi.Formats.RedBook;

/// <summary>What a CD-ROM XA sector says of itself, 4 bytes that stand twice after the header.</summary>
/// <param name="File">Sectors of one file that are interleaved with others have one number, 0 to 255.</param>
/// <param name="Channel">Which of several streams in that file, 0 to 31.</param>
/// <param name="Submode">What the sector holds.</param>
/// <param name="Coding">How video or audio is coded.</param>
[Clause(Standard.Mmc5, "4.2.3.8")]
public record struct Subheader(byte File, byte Channel, Submode Submode, byte Coding) : IStructure
{
    /// <summary>Encoded length in bytes, once.</summary>
    public const int Length = 4;

    /// <summary>The subheader of plain data in Form 1.</summary>
    public static readonly Subheader Data = new(0, 0, Submode.Data, 0);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        File = f.UInt8("file number", File);
        Channel = f.UInt8("channel number", Channel);
        Submode = (Submode)f.UInt8("submode", (byte)Submode);
        Coding = f.UInt8("coding information", Coding);
    }
}

/// <summary>What a CD-ROM XA sector holds.</summary>
[Flags]
[Clause(Standard.Mmc5, "4.2.3.8")]
public enum Submode : byte
{
    None = 0,
    EndOfRecord = 1,
    Video = 2,
    Audio = 4,
    Data = 8,
    Trigger = 0x10,

    /// <summary>The sector is of Form 2.</summary>
    Form2 = 0x20,
    RealTime = 0x40,
    EndOfFile = 0x80,
}
