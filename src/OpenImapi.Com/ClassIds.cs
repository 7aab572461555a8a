namespace OpenImapi.Com;

/// <summary>The published identifiers of IMAPI's classes.</summary>
public static class ClassIds
{
    /// <summary>MSDiscMasterObj, the only class that programs create.</summary>
    public static readonly Guid DiscMaster = new(0x520CCA63, 0x51A5, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);

    /// <summary>MSDiscRecorderObj; its objects come from a disc master.</summary>
    public static readonly Guid DiscRecorder = new(0x520CCA61, 0x51A5, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);

    /// <summary>MSEnumDiscRecordersObj; its objects come from a disc master.</summary>
    public static readonly Guid EnumDiscRecorders = new(0x8A03567A, 0x63CB, 0x4BA8, 0xBA, 0xF6, 0x52, 0x11, 0x98, 0x16, 0xD1, 0xEF);
}
