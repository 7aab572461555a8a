using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ CD MSF: as READ CD, from one time up to, and not including, another.</summary>
[Clause(Standard.Mmc5, "6.21")]
public record struct ReadCdMsf(Msf Start, Msf End, SectorSelection Selection, SectorType Expected = SectorType.Any) : ICommand
{
    public static OperationCode Code => OperationCode.ReadCdMsf;

    /// <summary>Sectors from start to end; below 1 where the end comes first.</summary>
    public readonly int Blocks => (int)(End.ToLba() - Start.ToLba()).Value;

    /// <summary>Where any kind is accepted, room for the longest.</summary>
    public readonly int TransferLength => checked(Math.Max(0, Blocks) * (Selection.Length(Expected) ?? 0));

    /// <summary>DAP: bad audio is muted or interpolated as for listening.</summary>
    public bool ForListening { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        (Expected, ForListening) = f.ExpectedSector(Expected, ForListening);
        f.Zero(1);
        Start = new(f.UInt8("starting M", Start.Minute), f.UInt8("starting S", Start.Second), f.UInt8("starting F", Start.Frame));
        End = new(f.UInt8("ending M", End.Minute), f.UInt8("ending S", End.Second), f.UInt8("ending F", End.Frame));
        Selection = f.Selection(Selection);
        f.Zero(1);
    }
}
