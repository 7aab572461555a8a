using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ CD: sectors of a CD of whatever kind, with the fields and sub-channels chosen.</summary>
/// <param name="Start">The first sector; lead-in and first pre-gap lie below 0.</param>
/// <param name="Blocks">How many, 16,777,215 at the most.</param>
/// <param name="Selection">What is transferred of each.</param>
/// <param name="Expected">The kind of sector accepted.</param>
[Clause(Standard.Mmc5, "6.20")]
public record struct ReadCd(Lba Start, int Blocks, SectorSelection Selection, SectorType Expected = SectorType.Any) : ICommand
{
    public static OperationCode Code => OperationCode.ReadCd;

    /// <summary>Where any kind is accepted, room for the longest.</summary>
    public readonly int TransferLength => checked(Blocks * (Selection.Length(Expected) ?? 0));

    /// <summary>DAP: bad audio is muted or interpolated as for listening.</summary>
    public bool ForListening { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        (Expected, ForListening) = f.ExpectedSector(Expected, ForListening);
        Start = CommandAddress.ToLba(f.UInt32Big("starting logical block address", CommandAddress.Of(Start)));
        Blocks = (int)f.UInt24Big("transfer length", (uint)Blocks);
        Selection = f.Selection(Selection);
        f.Zero(1);
    }
}
