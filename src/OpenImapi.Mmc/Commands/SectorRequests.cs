using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Field verbs that READ CD and READ CD MSF share.</summary>
internal static class SectorRequests
{
    public static (SectorType Expected, bool ForListening) ExpectedSector<T>(this ref T f, SectorType expected, bool forListening)
        where T : struct, IFields, allows ref struct
    {
        var value = f.UInt8("expected sector type, DAP", (byte)((int)expected << 2 | (forListening ? 2 : 0)));
        return ((SectorType)(value >> 2 & 7), (value & 2) != 0);
    }

    public static SectorSelection Selection<T>(this ref T f, SectorSelection selection)
        where T : struct, IFields, allows ref struct
    {
        var main = f.UInt8("main channel selection, C2 error information", (byte)((byte)selection.Main | (int)selection.C2 << 1));
        var subchannel = f.UInt8("sub-channel selection", (byte)selection.Subchannel);
        return new((SectorFields)main & SectorFields.All, (C2Selection)(main >> 1 & 3), (SubchannelSelection)(subchannel & 7));
    }
}
