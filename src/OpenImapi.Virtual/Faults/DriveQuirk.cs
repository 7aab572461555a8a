using System.Collections.Immutable;

namespace OpenImapi.Virtual;

/// <summary>A way in which real drives are known to depart from the standard; a virtual drive can have it too.</summary>
/// <param name="Name">What people type, such as <c>endless-media-events</c>.</param>
/// <param name="Meaning">What such a drive does.</param>
/// <param name="Evidence">Which drives, and where that is told in public.</param>
public sealed record DriveQuirk(string Name, string Meaning, string Evidence)
{
    /// <summary>Commands that such a drive ends otherwise than it should.</summary>
    public ImmutableArray<DriveFault> Faults { get; init; } = [];

    /// <summary>The most bytes that one command may move, where that is less than usual.</summary>
    public int? MaximumTransferLength { get; init; }

    /// <summary>Every question for media events is answered with a new medium.</summary>
    public bool EndlessMediaEvents { get; init; }

    /// <summary>Every quirk that is known here.</summary>
    public static ImmutableArray<DriveQuirk> All => DriveQuirks.All;

    /// <summary>The quirk of that name, or nothing.</summary>
    public static DriveQuirk? Find(string name) => DriveQuirks.All.FirstOrDefault(quirk => quirk.Name == name);
}
