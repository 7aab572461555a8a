using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 2: every Q sub-channel entry of the lead-ins.</summary>
[Clause(Standard.Mmc5, "6.26")]
public record struct ReadFullToc(bool Msf = true, byte Number = 1, ushort AllocationLength = 2048) : ICommand<ReadFullToc, FullToc>
{
    public ReadFullToc()
        : this(AllocationLength: 2048)
    {
    }

    public static OperationCode Code => OperationCode.ReadTocPmaAtip;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The response format asked for.</summary>
    public const byte Format = 2;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, Number, AllocationLength) = f.TocRequest(Format, Msf, Number, AllocationLength);
}
