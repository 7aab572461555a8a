using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("How burn or audio burn ended.")]
internal sealed record BurnResult(
    [property: Description("burn or audio burn."), JsonPropertyOrder(-1)] string Command,
    [property: Description("Every disc burned, in order.")] IReadOnlyList<BurnedDisc> Discs)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [Description("True when every disc is one of a virtual drive.")]
    public bool Virtual => Discs.All(disc => disc.Virtual);
}

[Description("A disc that was burned.")]
internal sealed record BurnedDisc(
    [property: Description("The drive.")] string Drive,
    [property: Description("True for a virtual drive.")] bool Virtual,
    [property: Description("Where a virtual disc is.")] string? DiscFolder,
    [property: Description("The kind of disc.")] string MediumKind,
    [property: Description("Whether everything was read back and found equal.")] bool Verified,
    [property: Description("Whether the laser was off, so that the disc is as it was.")] bool Simulated,
    [property: Description("Whether the disc holds earlier sessions, whose files the new one shows too.")] bool Appended,
    [property: Description("The volume's label; left out for a finished image.")] string? Label,
    [property: Description("The volume's file systems, left out for a finished image: " + FileSystemNames.Words)] IReadOnlyList<string>? FileSystems,
    [property: Description("Files added; left out for a finished image.")] int? Files,
    [property: Description("Bytes of those files; left out for a finished image.")] long? ContentBytes,
    [property: Description("Audio tracks recorded; left out where there is none.")] int? AudioTracks,
    [property: Description("Blocks of 1/75 s of those tracks, gaps before them included.")] long? AudioBlocks,
    [property: Description("Samples by which the drive reads late (above 0) or early, as the comparison found; left out where no sound was compared.")] int? ReadOffset,
    [property: Description("The first block recorded.")] long StartBlock,
    [property: Description("Blocks of content recorded: of 2,048 bytes, or of 2,352 on a disc with sound.")] long Blocks,
    [property: Description("The same in bytes.")] long Bytes,
    [property: Description("Empty blocks recorded after them, as the medium's rules ask.")] long PaddingBlocks,
    [property: Description("SHA-256 of the content recorded; of the last session where there are several.")] string Sha256,
    [property: Description("The whole time, verification included.")] double ElapsedSeconds,
    [property: Description("Speed of writing alone.")] double BytesPerSecond,
    [property: Description("The same in 1x of the medium's kind.")] double Times,
    [property: Description("How often the drive had to wait for content.")] int Underruns,
    [property: Description("The lowest fill of the buffer while content was still to come, from 0 to 100.")] double LowestBufferPercent,
    [property: Description("What the volume does not hold exactly, and what the drive would not do.")] IReadOnlyList<string> Warnings,
    [property: Description("What the choice of defect management meant for the disc; left out where none was made.")] string? DefectManagement,
    [property: Description("The disc afterwards; left out where it was ejected before it could be asked.")] MediumDocument? Medium)
{
    public static BurnedDisc Of(DriveAddress drive, string? folder, RecordingResult result, Content content, Staged? staged, BurnSettings how)
    {
        var sessions = SessionsOf(result);
        var (first, written) = (sessions[0], sessions.Sum(session => session.Written.Value));
        return new(
            drive.Name, DriveRoom.IsVirtual(drive), folder, first.Before.Kind, sessions.TrueForAll(session => session.Verified), result.Simulated, first.Before.Status == MediumStatus.Appendable,
            staged?.Plan.Options.Label, staged is null ? null : FileSystemNames.Of(staged.Plan.Options), staged?.Files, staged?.ContentBytes, AudioTracksOf(content), AudioBlocksOf(content), result.ReadOffset ?? first.ReadOffset, first.Start.Value, written,
            written * content.BlockSize, sessions.Sum(session => session.Padding.Value), result.Hashes.Sha256, Math.Round(sessions.Sum(session => session.Elapsed.TotalSeconds), 3),
            Math.Round(result.BytesPerSecond), Math.Round(result.Times, 1), sessions.Sum(session => session.Buffer.Underruns), Math.Round(sessions.Min(session => session.Buffer.LowestFill) * 100, 1),
            [.. staged?.Plan.Report.Warnings.Select(warning => warning.Text) ?? [], .. sessions.SelectMany(session => session.Warnings)],
            DefectManagementWords.Cost(first.Before, how.Record.DefectManagement), result.After is { } after && !how.Record.EjectAfterBurn ? MediumDocument.Of(after) : null);
    }

    /// <summary>Which disc it is and how sure it is, in a few words.</summary>
    public string Words() => $"the {MediumKind} in {Drive} ({(Simulated ? "simulated" : Verified ? "verified" : "not verified")})";

    /// <summary>The recordings that one burn took, the first one first.</summary>
    public static List<RecordingResult> SessionsOf(RecordingResult result)
    {
        var sessions = new List<RecordingResult>();
        for (var session = result; session is not null; session = session.Earlier)
            sessions.Insert(0, session);
        return sessions;
    }

    private static IEnumerable<TrackLayout> SoundIn(Content content) =>
        content is Content.Disc { Layout: var layout } ? layout.Tracks.Where(track => track.Form == BlockForm.Audio) : [];

    private static int? AudioTracksOf(Content content) => SoundIn(content).Count() is > 0 and var count ? count : null;

    private static long? AudioBlocksOf(Content content) => SoundIn(content).Sum(track => (track.Pregap + track.Extent.Length).Value) is > 0 and var blocks ? blocks : null;

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        var proof = Simulated ? "Simulated" : Verified ? "Burned and verified" : "Burned, not verified";
        var session = Appended ? ", added to what was there" : "";
        var what = AudioTracks is { } tracks ? $"{Texts.Count(tracks, "audio track")} ({AudioTrackDocument.Time(AudioBlocks!.Value)})"
            : Files is { } files ? $"{Texts.Count(files, "file")} ({Texts.Size(ContentBytes!.Value)})" : $"an image of {Texts.Size(Bytes)} ({Blocks} blocks)";
        page.Say($"{proof}: {what} on the {MediumKind} in {Drive}{session}.");
        if (DefectManagement is { } defects)
            page.Say(defects);
        if (ReadOffset is not (null or 0) and var offset)
            page.Say($"The drive reads sound {Texts.Count(Math.Abs(offset.Value), "sample")} {(offset > 0 ? "late" : "early")}, which was made up for.");
        if (Medium is { } medium && !Simulated)
            page.Say($"The disc is now: {medium.State}");
        if (DiscFolder is { } folder && !Simulated)
            page.Say($"It is a virtual disc, in {folder}; 'imapi drive export {DriveRoom.VirtualName(Drive)} -o disc.{(AudioTracks is null ? "iso" : "cue")}' makes a file of it.");
    }
}

/// <summary>What was staged of a tree.</summary>
/// <param name="Plan">The whole disc's plan, earlier sessions' files included.</param>
/// <param name="Files">Files added.</param>
/// <param name="ContentBytes">Bytes of those.</param>
internal sealed record Staged(ImagePlan Plan, int Files, long ContentBytes);
