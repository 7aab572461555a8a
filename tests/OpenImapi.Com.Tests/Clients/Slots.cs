namespace OpenImapi.Com.Tests;

/// <summary>Slots of IDiscMaster, as a compiler has fixed them in a client.</summary>
internal static class MasterSlots
{
    public const int Open = 3, EnumDiscMasterFormats = 4, GetActiveDiscMasterFormat = 5, SetActiveDiscMasterFormat = 6, EnumDiscRecorders = 7,
        GetActiveDiscRecorder = 8, SetActiveDiscRecorder = 9, ClearFormatContent = 10, ProgressAdvise = 11, ProgressUnadvise = 12, RecordDisc = 13, Close = 14;
}

/// <summary>Slots of IJolietDiscMaster.</summary>
internal static class JolietSlots
{
    public const int GetTotalDataBlocks = 3, GetUsedDataBlocks = 4, GetDataBlockSize = 5, AddData = 6, GetJolietProperties = 7, SetJolietProperties = 8;
}

/// <summary>Slots of IRedbookDiscMaster.</summary>
internal static class RedbookSlots
{
    public const int GetTotalAudioTracks = 3, GetTotalAudioBlocks = 4, GetUsedAudioBlocks = 5, GetAvailableAudioTrackBlocks = 6, GetAudioBlockSize = 7,
        CreateAudioTrack = 8, AddAudioTrackBlocks = 9, CloseAudioTrack = 10;
}

/// <summary>Slots of IDiscRecorder.</summary>
internal static class RecorderSlots
{
    public const int Init = 3, GetRecorderGUID = 4, GetRecorderType = 5, GetDisplayNames = 6, GetBasePnPID = 7, GetPath = 8, GetRecorderProperties = 9,
        SetRecorderProperties = 10, GetRecorderState = 11, OpenExclusive = 12, QueryMediaType = 13, QueryMediaInfo = 14, Eject = 15, Erase = 16, Close = 17;
}

/// <summary>Slots of every enumerator.</summary>
internal static class WalkSlots
{
    public const int Next = 3, Skip = 4, Reset = 5, Clone = 6;
}

/// <summary>Slots of IPropertyStorage.</summary>
internal static class PropertySlots
{
    public const int ReadMultiple = 3, WriteMultiple = 4, DeleteMultiple = 5, Enum = 11;
}
