using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Feature 001Eh: READ CD and READ CD MSF.</summary>
/// <param name="ForListening">DAP: mutes or interpolates bad audio when asked to.</param>
/// <param name="C2Pointers">C2 error pointers are told.</param>
/// <param name="CdText">CD-TEXT is read from lead-ins.</param>
[Clause(Standard.Mmc5, "5.3.8")]
public record struct CdReadFeature(bool ForListening, bool C2Pointers, bool CdText) : IFeature
{
    public static FeatureCode Code => FeatureCode.CdRead;

    public static int Length => 4;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var flags = f.UInt8("DAP, C2 flags, CD-Text", (byte)((ForListening ? 0x80 : 0) | (C2Pointers ? 2 : 0) | (CdText ? 1 : 0)));
        (ForListening, C2Pointers, CdText) = ((flags & 0x80) != 0, (flags & 2) != 0, (flags & 1) != 0);
        f.Zero(3);
    }
}
