using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MODE SENSE (6): mode pages for hosts that were written before MMC; a header of four bytes comes first.</summary>
[Clause(Standard.Spc4, "6.13")]
public record struct ModeSense6(ModePageCode Page, PageControl Control = PageControl.Current, byte AllocationLength = 255) : ICommand
{
    public static OperationCode Code => OperationCode.ModeSense6;

    public readonly int TransferLength => AllocationLength;

    /// <summary>DBD: no block descriptors, which MMC drives never have.</summary>
    public bool DisableBlockDescriptors { get; set; } = true;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        DisableBlockDescriptors = (f.UInt8("DBD", (byte)(DisableBlockDescriptors ? 8 : 0)) & 8) != 0;
        var page = f.UInt8("page control, page code", (byte)((int)Control << 6 | (int)Page));
        (Control, Page) = ((PageControl)(page >> 6), (ModePageCode)(page & 0x3F));
        f.UInt8("subpage code", 0);
        AllocationLength = f.UInt8("allocation length", AllocationLength);
        f.Zero(1);
    }
}
