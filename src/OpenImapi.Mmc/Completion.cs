using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>How a command ended.</summary>
/// <param name="Status">The status byte.</param>
/// <param name="Transferred">Bytes of data that really moved.</param>
/// <param name="Sense">What the drive says of a check condition.</param>
public readonly record struct Completion(ScsiStatus Status, int Transferred, SenseData? Sense = null)
{
    public static Completion Good(int transferred = 0) => new(ScsiStatus.Good, transferred);

    public static Completion Check(SenseData sense) => new(ScsiStatus.CheckCondition, 0, sense);
}

/// <summary>The status byte that ends a command.</summary>
[Clause(Standard.Sam5, "5.3.1")]
public enum ScsiStatus : byte
{
    Good = 0x00,
    CheckCondition = 0x02,
    Busy = 0x08,
    ReservationConflict = 0x18,
    TaskSetFull = 0x28,
    TaskAborted = 0x40,
}
