using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REPORT KEY, key format 05h: whether drive and host have exchanged the keys of a disc that CSS locks.</summary>
/// <param name="Grant">AGID: the grant that is meant, 0 to 3.</param>
/// <param name="AllocationLength">Bytes that the host takes.</param>
[Clause(Standard.Mmc5, "6.29")]
public record struct ReadAuthenticationState(byte Grant = 0, ushort AllocationLength = AuthenticationState.Length)
    : ICommand<ReadAuthenticationState, AuthenticationState>
{
    public ReadAuthenticationState()
        : this(Grant: 0)
    {
    }

    public static OperationCode Code => OperationCode.ReportKey;

    public readonly int TransferLength => AllocationLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct =>
        (Grant, AllocationLength) = f.KeyRequest(KeyFormat.AuthenticationSuccess, Grant, AllocationLength);
}
