using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 4: what the pre-groove of a CD-R or CD-RW says.</summary>
[Clause(Standard.Mmc5, "6.26")]
public record struct ReadAtip(bool Msf = true, byte Number = 0, ushort AllocationLength = 2048) : ICommand<ReadAtip, Atip>
{
    public ReadAtip()
        : this(AllocationLength: 2048)
    {
    }

    public static OperationCode Code => OperationCode.ReadTocPmaAtip;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The response format asked for.</summary>
    public const byte Format = 4;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, Number, AllocationLength) = f.TocRequest(Format, Msf, Number, AllocationLength);
}
