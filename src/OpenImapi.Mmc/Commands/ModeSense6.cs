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
        (Page, Control, DisableBlockDescriptors) = f.ModePageRequest(Code, Page, Control, DisableBlockDescriptors);
        AllocationLength = f.UInt8("allocation length", AllocationLength);
        f.Zero(1);
    }
}
