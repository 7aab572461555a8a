using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What follows from a data form.</summary>
public static class CueSheetForms
{
    private const CueSheetForm Subchannels = CueSheetForm.WithPacks;
    private const byte Family = 0x30;

    /// <summary>Bytes of 96 that come with each block where the form has sub-channels.</summary>
    public const int SubchannelLength = 96;

    /// <summary>The form without what it says of sub-channels.</summary>
    public static CueSheetForm Main(this CueSheetForm form) => form & ~Subchannels;

    /// <summary>The form is one that the standard knows.</summary>
    public static bool IsKnown(this CueSheetForm form) =>
        Enum.IsDefined(form.Main()) && (form & Subchannels) is CueSheetForm.Audio or CueSheetForm.WithSubchannels or CueSheetForm.WithPacks;

    /// <summary>Sub-channels come with every block.</summary>
    public static bool HasSubchannels(this CueSheetForm form) => (form & Subchannels) != CueSheetForm.Audio;

    /// <summary>The drive makes these blocks by itself, and nothing of the main channel is sent.</summary>
    public static bool IsPause(this CueSheetForm form) => form.Main() is CueSheetForm.AudioPause
        or CueSheetForm.Mode1Pause or CueSheetForm.XaPause or CueSheetForm.Mode2Pause;

    /// <summary>The blocks are audio.</summary>
    public static bool IsAudio(this CueSheetForm form) => ((byte)form & Family) == 0;

    /// <summary>Both are of one kind of sector.</summary>
    public static bool IsLike(this CueSheetForm form, CueSheetForm other) => ((byte)form & Family) == ((byte)other & Family);

    /// <summary>The same kind of sector, made by the drive.</summary>
    public static CueSheetForm Pause(this CueSheetForm form) =>
        form.IsAudio() ? CueSheetForm.AudioPause : (CueSheetForm)((byte)form & Family) | (CueSheetForm)4;

    /// <summary>Bytes that the host sends of each block of this form, sub-channels included.</summary>
    public static int BlockLength(this CueSheetForm form) => MainLength(form.Main()) + (form.HasSubchannels() ? SubchannelLength : 0);

    /// <summary>The kind of block that a track of this form has.</summary>
    public static BlockForm TrackForm(this CueSheetForm form) => ((byte)form & Family) switch
    {
        0x00 => BlockForm.Audio,
        0x10 => BlockForm.Mode1,
        _ => BlockForm.Mode2,
    };

    /// <summary>The form of a track's blocks.</summary>
    /// <param name="form">What they are made of; Mode 2 is written as CD-ROM XA.</param>
    /// <param name="whole">Data blocks are sent as whole sectors.</param>
    public static CueSheetForm Of(BlockForm form, bool whole) => form switch
    {
        BlockForm.Audio => CueSheetForm.Audio,
        BlockForm.Mode1 => whole ? CueSheetForm.Mode1Whole : CueSheetForm.Mode1,
        _ => whole ? CueSheetForm.XaWhole : CueSheetForm.Xa,
    };

    private static int MainLength(CueSheetForm form) => form switch
    {
        _ when form.IsPause() => 0,
        CueSheetForm.Mode1 or CueSheetForm.Mode1Ignored => BlockSizes.UserData,
        CueSheetForm.Xa or CueSheetForm.XaIgnored or CueSheetForm.Mode2 or CueSheetForm.Mode2Ignored => 2336,
        _ => BlockSizes.Raw,
    };
}
