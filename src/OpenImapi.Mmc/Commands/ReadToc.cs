using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 0: tracks and lead-out of all closed sessions.</summary>
[Clause(Standard.Mmc5, "6.26")]
public record struct ReadToc(bool Msf = false, byte Number = 0, ushort AllocationLength = 2048) : ICommand<ReadToc, Toc>
{
    public ReadToc()
        : this(AllocationLength: 2048)
    {
    }

    public static OperationCode Code => OperationCode.ReadTocPmaAtip;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The response format asked for.</summary>
    public const byte Format = 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, Number, AllocationLength) = f.TocRequest(Format, Msf, Number, AllocationLength);
}
