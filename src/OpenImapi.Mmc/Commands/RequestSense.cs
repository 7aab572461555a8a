using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REQUEST SENSE: what there is to say of the last command or of an operation under way.</summary>
[Clause(Standard.Mmc5, "6.30")]
public record struct RequestSense(byte AllocationLength = SenseData.Length) : ICommand<RequestSense, SenseData>
{
    public RequestSense()
        : this(AllocationLength: SenseData.Length)
    {
    }

    public static OperationCode Code => OperationCode.RequestSense;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The answer is to be in descriptor format, which only <see cref="SenseData.Parse"/> reads.</summary>
    public bool Descriptors { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Descriptors = (f.UInt8("DESC", (byte)(Descriptors ? 1 : 0)) & 1) != 0;
        f.Zero(2);
        AllocationLength = f.UInt8("allocation length", AllocationLength);
        f.Zero(1);
    }
}
