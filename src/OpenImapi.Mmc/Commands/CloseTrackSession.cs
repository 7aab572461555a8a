using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>CLOSE TRACK SESSION: ends a track, a session or the disc.</summary>
[Clause(Standard.Mmc5, "6.3")]
public record struct CloseTrackSession(CloseFunction Function, ushort Track, bool Immediate = true) : ICommand
{
    public static OperationCode Code => OperationCode.CloseTrackSession;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Immediate = (f.UInt8("IMMED", (byte)(Immediate ? 1 : 0)) & 1) != 0;
        Function = (CloseFunction)(f.UInt8("close function", (byte)Function) & 7);
        f.Zero(1);
        Track = f.UInt16Big("logical track number", Track);
        f.Zero(3);
        f.Zero(1);
    }
}
