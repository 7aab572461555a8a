namespace OpenImapi.Com.Tests;

/// <summary>One interface as Microsoft's headers publish it: its identifier and its own methods in the order of their slots.</summary>
internal sealed record PublishedInterface(Type Ours, string Iid, int FirstSlot, params string[] Methods)
{
    public override string ToString() => Ours.Name;
}

/// <summary>
/// The published interfaces, written by hand. In the parameters b is a byte (boolean, byte), i is 32 bits (long, ULONG, DWORD, HRESULT),
/// l is 64 bits (LARGE_INTEGER), n is as wide as a pointer (UINT_PTR), p is a pointer.
/// </summary>
internal static class Published
{
    public static IReadOnlyList<PublishedInterface> Interfaces { get; } =
    [
        new(typeof(IDiscMaster), "520CCA62-51A5-11D3-9144-00104BA11C5E", 3,
            "Open", "EnumDiscMasterFormats p", "GetActiveDiscMasterFormat p", "SetActiveDiscMasterFormat pp", "EnumDiscRecorders p",
            "GetActiveDiscRecorder p", "SetActiveDiscRecorder p", "ClearFormatContent", "ProgressAdvise pp", "ProgressUnadvise n", "RecordDisc bb", "Close"),
        new(typeof(IDiscRecorder), "85AC9776-CA88-4CF2-894E-09598C078A41", 3,
            "Init pii", "GetRecorderGUID pip", "GetRecorderType p", "GetDisplayNames ppp", "GetBasePnPID p", "GetPath p", "GetRecorderProperties p",
            "SetRecorderProperties p", "GetRecorderState p", "OpenExclusive", "QueryMediaType pp", "QueryMediaInfo ppppp", "Eject", "Erase b", "Close"),
        new(typeof(IEnumDiscRecorders), "9B1921E1-54AC-11D3-9144-00104BA11C5E", 3, "Next ipp", "Skip i", "Reset", "Clone p"),
        new(typeof(IEnumDiscMasterFormats), "DDF445E1-54BA-11D3-9144-00104BA11C5E", 3, "Next ipp", "Skip i", "Reset", "Clone p"),
        new(typeof(IRedbookDiscMaster), "E3BC42CD-4E5C-11D3-9144-00104BA11C5E", 3,
            "GetTotalAudioTracks p", "GetTotalAudioBlocks p", "GetUsedAudioBlocks p", "GetAvailableAudioTrackBlocks p", "GetAudioBlockSize p",
            "CreateAudioTrack i", "AddAudioTrackBlocks pi", "CloseAudioTrack"),
        new(typeof(IJolietDiscMaster), "E3BC42CE-4E5C-11D3-9144-00104BA11C5E", 3,
            "GetTotalDataBlocks p", "GetUsedDataBlocks p", "GetDataBlockSize p", "AddData pi", "GetJolietProperties p", "SetJolietProperties p"),
        new(typeof(IDiscMasterProgressEvents), "EC9E51C1-4E5D-11D3-9144-00104BA11C5E", 3,
            "QueryCancel p", "NotifyPnPActivity", "NotifyAddProgress ii", "NotifyBlockProgress ii", "NotifyTrackProgress ii", "NotifyPreparingBurn i",
            "NotifyClosingDisc i", "NotifyBurnComplete i", "NotifyEraseComplete i"),
        new(typeof(IStorage), "0000000B-0000-0000-C000-000000000046", 3,
            "CreateStream piiip", "OpenStream ppiip", "CreateStorage piiip", "OpenStorage ppipip", "CopyTo ippp", "MoveElementTo pppi", "Commit i", "Revert",
            "EnumElements ipip", "DestroyElement p", "RenameElement pp", "SetElementTimes pppp", "SetClass p", "SetStateBits ii", "Stat pi"),
        new(typeof(ISequentialStream), "0C733A30-2A1C-11CE-ADE5-00AA0044773D", 3, "Read pip", "Write pip"),
        new(typeof(IStream), "0000000C-0000-0000-C000-000000000046", 5,
            "Seek lip", "SetSize l", "CopyTo plpp", "Commit i", "Revert", "LockRegion lli", "UnlockRegion lli", "Stat pi", "Clone p"),
        new(typeof(IEnumSTATSTG), "0000000D-0000-0000-C000-000000000046", 3, "Next ipp", "Skip i", "Reset", "Clone p"),
        new(typeof(IPropertyStorage), "00000138-0000-0000-C000-000000000046", 3,
            "ReadMultiple ipp", "WriteMultiple ippi", "DeleteMultiple ip", "ReadPropertyNames ipp", "WritePropertyNames ipp", "DeletePropertyNames ip",
            "Commit i", "Revert", "Enum p", "SetTimes ppp", "SetClass p", "Stat p"),
        new(typeof(IClassFactory), "00000001-0000-0000-C000-000000000046", 3, "CreateInstance ppp", "LockServer i"),
        new(typeof(IEnumSTATPROPSTG), "00000139-0000-0000-C000-000000000046", 3, "Next ipp", "Skip i", "Reset", "Clone p"),
    ];

    /// <summary>What only Windows has, and our header therefore has not.</summary>
    public static IReadOnlyList<PublishedInterface> OnWindows { get; } =
    [
        new(typeof(IGlobalInterfaceTable), "00000146-0000-0000-C000-000000000046", 3,
            "RegisterInterfaceInGlobal ppp", "RevokeInterfaceFromGlobal i", "GetInterfaceFromGlobal ipp"),
    ];

    /// <summary>Structures on 64-bit systems: name, size, then each field with its offset.</summary>
    public static IReadOnlyList<string> Structures { get; } =
    [
        "FILETIME 8 dwLowDateTime 0 dwHighDateTime 4",
        "STATSTG 80 pwcsName 0 type 8 cbSize 16 mtime 24 ctime 32 atime 40 grfMode 48 grfLocksSupported 52 clsid 56 grfStateBits 72 reserved 76",
        "STATPROPSTG 16 lpwstrName 0 propid 8 vt 12",
        "STATPROPSETSTG 64 fmtid 0 clsid 16 grfFlags 32 mtime 36 ctime 44 atime 52 dwOSVersion 60",
        "PROPSPEC 16 ulKind 0 lpwstr 8",
        "PROPVARIANT 24 vt 0 wReserved1 2 wReserved2 4 wReserved3 6 lVal 8",
    ];
}
