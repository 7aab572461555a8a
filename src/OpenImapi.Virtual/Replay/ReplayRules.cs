using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Which answers of a traced drive a virtual one repeats, and what of a question does not matter for that.</summary>
internal static class ReplayRules
{
    /// <summary>True where the answer is about the drive, whatever lies in it.</summary>
    public static bool IsOfDrive(Cdb cdb) => cdb.Code switch
    {
        OperationCode.Inquiry => true,
        OperationCode.ModeSense10 or OperationCode.ModeSense6 => Page(cdb) is not (ModePageCode.WriteParameters or ModePageCode.All),
        _ => false,
    };

    /// <summary>True where the answer is about the drive with such a medium in it, and stays so while that is written.</summary>
    public static bool IsOfMedium(Cdb cdb) => cdb.Code switch
    {
        OperationCode.GetConfiguration or OperationCode.GetPerformance or OperationCode.ReadDiscStructure => true,
        OperationCode.ReadTocPmaAtip => (cdb.Bytes[2] & 0xF) == ReadAtip.Format,
        _ => false,
    };

    /// <summary>The question without the length that the host has room for.</summary>
    public static string Key(Cdb cdb)
    {
        var bytes = cdb.Bytes.ToArray();
        var (start, length) = cdb.Code switch
        {
            OperationCode.Inquiry => (3, 2),
            OperationCode.ModeSense6 => (4, 1),
            OperationCode.ModeSense10 or OperationCode.GetConfiguration or OperationCode.ReadTocPmaAtip => (7, 2),
            OperationCode.GetPerformance or OperationCode.ReadDiscStructure => (8, 2),
            _ => (0, 0),
        };
        bytes.AsSpan(Math.Min(start, bytes.Length), Math.Min(length, Math.Max(0, bytes.Length - start))).Clear();
        return Convert.ToHexString(bytes);
    }

    private static ModePageCode Page(Cdb cdb) => (ModePageCode)(cdb.Bytes[2] & 0x3F);
}
