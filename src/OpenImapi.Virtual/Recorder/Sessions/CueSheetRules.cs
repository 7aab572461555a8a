using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Whether a cue sheet can be written to the disc in the drive.</summary>
[Clause(Standard.Mmc5, "6.33")]
internal static class CueSheetRules
{
    /// <summary>The longest cue sheet taken, in bytes.</summary>
    public const int LongestSheet = 1024 * CueSheetEntry.Length;

    private const int TrackField = 1;
    private const int FormField = 3;
    private const int TimeField = 5;

    /// <summary>The session that the sheet describes, ready to be written.</summary>
    /// <exception cref="Refusal">The first byte at fault is in the sense.</exception>
    public static SessionAtOnce Accept(CueSheetTable table, LoadedDisc medium, RecorderOptions options)
    {
        CheckReady(medium.State);
        var faults = new FaultList();
        if (table.ToSession(medium.State.CurrentSession, faults) is not { } sheet)
            throw At(faults.Min(fault => fault.Offset));
        Check(sheet, table, medium, options);
        return new(sheet, LeadInStart(medium));
    }

    private static void Check(CueSheetSession sheet, CueSheetTable table, LoadedDisc medium, RecorderOptions options)
    {
        var entries = table.Entries;
        var first = entries.ToList().FindIndex(entry => entry is { Adr: CueSheetAdr.Position, Track: >= 1 });
        if (sheet.LeadIn.HasSubchannels() && !(options.CdText && options.TextLeadIn && sheet.LeadIn == CueSheetForm.AudioPauseWithSubchannels))
            throw At(entries.ToList().FindIndex(entry => entry is { Adr: CueSheetAdr.Position, Track: 0 }), FormField);
        if (medium.State.Tracks.Length > 0 && sheet.Layout.Tracks[0].Number != medium.State.NextTrack)
            throw At(first, TrackField);
        if (sheet.Runs[0].Extent.Start != Start(medium))
            throw At(first, TimeField);
        for (var i = 0; i < entries.Length; i++)
            if (entries[i] is { Adr: CueSheetAdr.Position, Track: >= 1 } entry && entry.Form.HasSubchannels())
                throw At(i, FormField);
        if (sheet.Layout.LeadOut > medium.Rules.LimitOf(medium.State))
            throw At(entries.Length - 1, TimeField);
    }

    /// <summary>A session in one piece begins where none is open.</summary>
    public static void CheckReady(DiscState state)
    {
        if (state.Final)
            throw new Refusal(KnownSense.CannotWriteMedium);
        if (state.InProgress is not null || state.CurrentTracks.Any())
            throw new Refusal(KnownSense.CommandSequenceError);
    }

    /// <summary>Where the session's program area begins, its first pre-gap included.</summary>
    public static Lba Start(LoadedDisc medium) => medium.Rules.NextStart(medium.State) - new BlockCount(CdRules.Pregap);

    /// <summary>Where the session's lead-in begins: the pre-groove says it of the first.</summary>
    public static Lba LeadInStart(LoadedDisc medium) =>
        medium.State.Tracks.IsEmpty ? medium.Disc.MediaCode.LeadIn.ToLba() : Start(medium) - new BlockCount(CdRules.LeadIn);

    private static Refusal At(int entry, int field) => At(entry * CueSheetEntry.Length + field);

    /// <summary>The field pointer means a byte of the parameter list.</summary>
    private static Refusal At(int offset) => new(KnownSense.InvalidFieldInParameterList with { KeySpecific = (uint)offset });
}
