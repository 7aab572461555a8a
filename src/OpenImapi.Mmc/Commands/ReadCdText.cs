using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 5: the CD-TEXT of the first session's lead-in. Asking for 4 bytes tells how many there are.</summary>
[Clause(Standard.Mmc5, "6.26")]
public record struct ReadCdText(bool Msf = false, byte Number = 0, ushort AllocationLength = CdTextData.LongestLength) : ICommand<ReadCdText, CdTextData>
{
    public ReadCdText()
        : this(AllocationLength: CdTextData.LongestLength)
    {
    }

    public static OperationCode Code => OperationCode.ReadTocPmaAtip;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The response format asked for.</summary>
    public const byte Format = 5;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, Number, AllocationLength) = f.TocRequest(Format, Msf, Number, AllocationLength);
}
