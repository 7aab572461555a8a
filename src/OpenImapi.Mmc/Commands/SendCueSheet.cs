using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SEND CUE SHEET: the layout of the session that the next writes bring.</summary>
/// <param name="Length">Bytes of the sheet, 16,777,215 at the most.</param>
[Clause(Standard.Mmc5, "6.33")]
public record struct SendCueSheet(int Length) : ICommandWith<SendCueSheet, CueSheetTable>
{
    public static OperationCode Code => OperationCode.SendCueSheet;

    public readonly int TransferLength => Length;

    /// <summary>The command that brings this sheet.</summary>
    public static SendCueSheet For(CueSheetTable sheet) => new(sheet.Length);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(5);
        Length = (int)f.UInt24Big("cue sheet size", (uint)Length);
        f.Zero(1);
    }
}
