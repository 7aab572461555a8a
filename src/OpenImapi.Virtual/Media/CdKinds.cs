using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>CDs that can be written.</summary>
internal static class CdKinds
{
    private static readonly ImmutableArray<uint> CdRSpeeds = [9173, 7056, 5645, 4234, 2822, 1411, 706];
    private static readonly ImmutableArray<uint> CdRwSpeeds = [4234, 1764, 706];

    public static readonly ImmutableArray<MediumKind> All =
    [
        new("cd-r74", "CD-R, 74 minutes", Profile.CdR, WritingRules.Cd, new(333_000))
            { WriteSpeeds = CdRSpeeds, ReadSpeed = 8467, LeadIn = new(97, 17, 6), Limit = new(342_460) },
        new("cd-r80", "CD-R, 80 minutes", Profile.CdR, WritingRules.Cd, new(359_849))
            { WriteSpeeds = CdRSpeeds, ReadSpeed = 8467, LeadIn = new(97, 17, 6), Limit = new(368_000) },

        // The pre-groove of a longer disc cannot say so, since times from 80 minutes on are not for lead-outs there: it says 79:59:74, and the rest is overburned.
        new("cd-r90", "CD-R, 90 minutes", Profile.CdR, WritingRules.Cd, new(359_849))
            { WriteSpeeds = CdRSpeeds, ReadSpeed = 8467, LeadIn = new(97, 17, 6), Limit = new(404_700) },
        new("cd-rw80", "CD-RW, 80 minutes", Profile.CdRw, WritingRules.Cd, new(359_849))
            { WriteSpeeds = CdRwSpeeds, ReadSpeed = 7056, LeadIn = new(97, 17, 6), Rewritable = true },
    ];
}
