using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 3: the program memory area, where a recorder keeps what it has written of an open session.</summary>
[Clause(Standard.Mmc5, "6.26")]
public record struct ReadPma(bool Msf = true, byte Number = 0, ushort AllocationLength = 2048) : ICommand<ReadPma, ProgramMemory>
{
    public ReadPma()
        : this(AllocationLength: 2048)
    {
    }

    public static OperationCode Code => OperationCode.ReadTocPmaAtip;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The response format asked for.</summary>
    public const byte Format = 3;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, Number, AllocationLength) = f.TocRequest(Format, Msf, Number, AllocationLength);
}
