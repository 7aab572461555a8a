namespace OpenImapi.Formats.RedBook;

/// <summary>What the lead-in of a session says in mode 5 of the others, so that a disc can get more of them.</summary>
/// <param name="NextProgramArea">Where the next session's program area may begin.</param>
/// <param name="LastLeadOut">The last possible start of a lead-out on this disc.</param>
/// <param name="FirstLeadIn">Where the disc's first lead-in begins, minute 90 or more.</param>
[Clause(Standard.Mmc5, "4.2.3.7")]
public readonly record struct SessionPointers(Msf NextProgramArea, Msf LastLeadOut, Msf FirstLeadIn)
{
    /// <summary>Three bytes of the pre-groove, as they are: special information 1.</summary>
    public Msf SpecialInformation { get; init; }
}
