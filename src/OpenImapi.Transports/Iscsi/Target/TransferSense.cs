using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>Sense with which a target ends commands whose data did not come as agreed.</summary>
[Clause(Standard.Rfc7143, "11.4.7.2")]
internal static class TransferSense
{
    public static readonly SenseData UnexpectedUnsolicitedData = new(SenseKey.AbortedCommand, 0x0C, 0x0C);
    public static readonly SenseData IncorrectAmountOfData = new(SenseKey.AbortedCommand, 0x0C, 0x0D);
    public static readonly SenseData DataPhaseError = new(SenseKey.AbortedCommand, 0x4B, 0x00);
}
