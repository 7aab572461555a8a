namespace OpenImapi.Interop.Tests.Lab;

/// <summary>What a program burns, and so what must be read back.</summary>
internal enum LabContent
{
    /// <summary>A finished image, from block 0 on.</summary>
    Image,

    /// <summary>A file system that the program makes of the first tree, then one with the second tree beside it.</summary>
    Sessions,

    /// <summary>Both trees in a file system of UDF.</summary>
    Udf,

    /// <summary>Three tracks of sound.</summary>
    Album,

    /// <summary>Nothing: the medium is blank at the end.</summary>
    Nothing,
}

/// <summary>One way in which a program burns.</summary>
/// <param name="Client">The program.</param>
/// <param name="Mode">How it writes, in the program's own words.</param>
/// <param name="Media">On which media it does so.</param>
/// <param name="Content">What is on the medium afterwards.</param>
/// <param name="Script">The commands: $D is the drive, $N its number, $I the image.</param>
internal sealed record LabWay(string Client, string Mode, MediaGroups Media, LabContent Content, string Script)
{
    /// <summary>On whose recorders; on those of others, which have one medium each, only where that is one of the media.</summary>
    public LabRecorders On { get; init; } = LabRecorders.Ours;

    /// <summary>The script is of calls of imapi only, which run outside of the machine and come to the drive by our own initiator.</summary>
    public bool IsOverNetwork { get; init; }
}
