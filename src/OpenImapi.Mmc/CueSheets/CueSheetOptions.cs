using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>How a cue sheet is laid out, where drives differ in what they take.</summary>
public sealed record CueSheetOptions
{
    public static readonly CueSheetOptions Default = new();

    /// <summary>The lead-in is written by the host, with CD-TEXT in its sub-channels.</summary>
    public bool CdText { get; init; }

    /// <summary>Data blocks are sent as whole sectors of 2,352 bytes, not as their user data.</summary>
    public bool WholeSectors { get; init; }

    /// <summary>Where the lead-in begins, which some drives want to hear when its blocks are sent to them; others want 00:00:00.</summary>
    public Msf? LeadIn { get; init; }

    /// <summary>ISRC entries leave out the CONTROL bits.</summary>
    public bool IsrcWithoutControl { get; init; }

    /// <summary>
    /// Every track but the first has at least so long a gap before it, taken from the end of the track before: some drives take no track without
    /// one. Sound and table of contents stay the same; the Q sub-channel counts these blocks as INDEX 00.
    /// </summary>
    public BlockCount ShortestPregap { get; init; }

    /// <summary>This layout, and after it those to try with a drive that refuses it.</summary>
    /// <param name="leadIn">Where the disc's lead-in begins (ATIP), where that is known.</param>
    public IEnumerable<CueSheetOptions> Attempts(Msf? leadIn)
    {
        yield return this;
        if (CdText && leadIn is not null && LeadIn != leadIn)
            yield return this with { LeadIn = leadIn };
        if (!IsrcWithoutControl)
            yield return this with { IsrcWithoutControl = true };
        if (ShortestPregap < new BlockCount(1))
            yield return this with { ShortestPregap = new(1) };
    }
}
