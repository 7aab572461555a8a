using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Says a medium's state in words, and what is to be done about it.</summary>
internal static class MediumWords
{
    private const string CloseIt = "Close it with imapi close; then another session can follow where there is room.";

    private const string CloseWhatWasCut = "Close it with imapi close; then another session can follow, but only if no file was cut short.";

    private const string GrowOrEraseIt = "imapi burn adds to the file system on it; imapi erase erases it.";
    private const string FreeIt = "Open the switch of its cartridge, or take the protection away with the program that set it.";
    private const string EraseIt = "It can be erased with imapi erase.";

    public static Medium Describe(Medium medium)
    {
        var (state, advice) = Words(medium);
        return medium with { State = state, Advice = advice };
    }

    /// <summary>Blocks and what they are in MiB or GiB.</summary>
    public static string Size(BlockCount blocks) => blocks.Bytes() >= 1L << 30
        ? $"{blocks.Value:N0} blocks ({blocks.Bytes() / (double)(1 << 30):0.0} GiB)"
        : $"{blocks.Value:N0} blocks ({blocks.Bytes() / (double)(1 << 20):0.0} MiB)";

    private static (string State, string? Advice) Words(Medium medium) => medium switch
    {
        { Status: MediumStatus.Unusable } => ("The drive cannot make out the disc.", "Clean it, or insert another one."),
        { WriteProtected: true } => ($"{A(medium)} of {Size(medium.Capacity)} that is write-protected.", FreeIt),
        { IsBrokenOff: true, OpenTrack: { } track } => ($"{A(medium)} whose recording in one piece stopped at block {track.Extent.End}: it cannot be continued.",
            medium.Erasable ? EraseIt : "Use another disc."),
        { OpenTrack: { } track } => ($"{A(medium)} with an unfinished track: writing of track {track.Number} stopped at block {track.Extent.End}.",
            CloseWhatWasCut),
        { HasOpenSession: true } => ($"{A(medium)} with an unfinished session: its {Tracks(medium)} cannot be seen by other drives yet.", CloseIt),
        { Status: MediumStatus.Blank, NeedsFormat: true } => ($"{A(medium, "blank ")} with room for {Size(medium.Free)}, not formatted yet.", null),
        { Status: MediumStatus.Blank, OnlyAtOnce: true } => ($"{A(medium, "blank ")} with room for {Size(medium.Free)}, for one session that closes it.",
            "Erased in full (imapi erase --full), it takes several sessions."),
        { Status: MediumStatus.Blank } => ($"{A(medium, "blank ")} with room for {Size(medium.Free)}.", null),
        { Status: MediumStatus.Appendable, NextWritable: null, Sessions: 0 } => ($"{A(medium)} whose recording was cut short: it cannot be read, and nothing can be added.",
            medium.Erasable ? EraseIt : "Use another disc."),
        { Status: MediumStatus.Appendable, NextWritable: null } => ($"{A(medium)} with {Sessions(medium)}, full.",
            medium.Erasable ? EraseIt : "Use another disc for more; this one can be read."),
        { Status: MediumStatus.Appendable } => ($"{A(medium)} with {Sessions(medium)}; {Size(medium.Free)} are free.", null),
        { Profile: Profile.BdRRandom, Status: MediumStatus.Complete } => ($"{A(medium)} in random recording mode that holds something: nothing that a reader would find can be added.", null),
        { Status: MediumStatus.Overwritable } => ($"{A(medium)} of {Size(medium.Capacity)} that holds something and can be written anywhere.", GrowOrEraseIt),
        { Erasable: true } => ($"{A(medium)} with {Sessions(medium)}, closed.", EraseIt),
        _ => ($"{A(medium)} with {Sessions(medium)}, closed: nothing can be added.", null),
    };

    private static string A(Medium medium, string quality = "") => $"A {quality}{medium.Kind}";

    private static string Sessions(Medium medium) => medium.Sessions == 1 ? "1 session" : $"{medium.Sessions} sessions";

    private static string Tracks(Medium medium) =>
        medium.Tracks.Count(track => track.Session > medium.Sessions) is var open && open == 1 ? "track" : $"{open} tracks";
}
