using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What is true of every medium of one kind.</summary>
/// <param name="Id">The short name that people type, such as <c>cd-r80</c>.</param>
/// <param name="Name">The name on the box.</param>
/// <param name="Profile">How a drive names it.</param>
/// <param name="Rules">Whose rules it follows.</param>
/// <param name="Capacity">Blocks of 2,048 bytes; on a CD the address where the lead-out must start at the latest.</param>
public sealed record MediumKind(string Id, string Name, Profile Profile, WritingRules Rules, BlockCount Capacity)
{
    /// <summary>True when it can be blanked or overwritten.</summary>
    public bool Rewritable { get; init; }

    /// <summary>Blocks that are written as one: 1 on CD, 16 on DVD, 32 on BD.</summary>
    public int BlockingFactor { get; init; } = 1;

    /// <summary>Layers that can hold data.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Blocks that are really there: more than <see cref="Capacity"/> where overburning or a format without the usual spare areas reaches them.</summary>
    public BlockCount Limit
    {
        get => field == BlockCount.Zero ? Capacity : field;
        init;
    }

    /// <summary>It is sold formatted.</summary>
    public bool ComesFormatted { get; init; }

    /// <summary>What discs of this kind say of their maker where nothing else is chosen.</summary>
    internal MediaCode DefaultCode => new("OPENIM", "API", 1) { LeadIn = LeadIn };

    /// <summary>Write speeds in 1,000 bytes a second, fastest first; none on a pressed disc.</summary>
    public ImmutableArray<uint> WriteSpeeds { get; init; } = [];

    /// <summary>Fastest read speed in 1,000 bytes a second.</summary>
    public uint ReadSpeed { get; init; }

    /// <summary>Where the pre-groove says that the first lead-in starts; CD only.</summary>
    public Msf LeadIn { get; init; }

    /// <summary>True when every block can be written again at any time, once it is formatted.</summary>
    public bool IsOverwritable => Rules is WritingRules.DvdPlusRw or WritingRules.DvdRam or WritingRules.BdRe;

    /// <summary>True when it is so in one of its states: a DVD-RW can also be left as it is and written in sequence.</summary>
    public bool CanBeOverwritable => IsOverwritable || Rules == WritingRules.DvdMinusRw;

    /// <summary>True when FORMAT UNIT can be done to it in some state.</summary>
    public bool IsFormattable => CanBeOverwritable || Rules == WritingRules.BdR;

    /// <summary>True for DVD-R and DVD-RW, whose writing mode page 05h says, as it does a CD's.</summary>
    public bool IsDvdMinus => Rules is WritingRules.DvdMinusR or WritingRules.DvdMinusRw;

    /// <summary>The spare areas that a BD can get, in blocks; nothing for other media.</summary>
    public SpareSizes? Spares => Rules is WritingRules.BdR or WritingRules.BdRe ? BdSpares.Of(this) : null;

    /// <summary>True for CD-ROM, CD-R and CD-RW.</summary>
    public bool IsCd => Profile is Profile.CdRom or Profile.CdR or Profile.CdRw;

    /// <summary>The media that can be had blank.</summary>
    public static ImmutableArray<MediumKind> Recordable => MediumKinds.Recordable;

    /// <summary>The recordable medium with this id, or nothing.</summary>
    public static MediumKind? Find(string id) => MediumKinds.All.FirstOrDefault(kind => kind.Id == id);

    public override string ToString() => Name;
}
