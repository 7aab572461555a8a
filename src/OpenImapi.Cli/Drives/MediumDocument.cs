using System.ComponentModel;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("What lies in a drive.")]
internal sealed record MediumDocument(
    [property: Description("The kind as it stands on the label, such as CD-R.")] string Kind,
    [property: Description("blank, appendable, complete, overwritable or unusable.")] string Status,
    [property: Description("The disc's state in a sentence.")] string State,
    [property: Description("What to do about it, where something is to be done.")] string? Advice,
    [property: Description("What the disc says of its maker; left out where it does not say.")] string? MediaId,
    [property: Description("The maker's name, where the media id is a known one.")] string? Maker,
    [property: Description("Whether the disc is an M-DISC, made to be kept for centuries.")] bool Archival,
    [property: Description("Whether the disc or its cartridge is set so that nothing can be written.")] bool WriteProtected,
    [property: Description("The same for the same disc in the same state.")] string Identity,
    [property: Description("Whether what is written can be erased.")] bool Erasable,
    [property: Description("Whether it has to be formatted before anything can be written, which a recording does.")] bool NeedsFormat,
    [property: Description("Sessions that are closed.")] int Sessions,
    [property: Description("Whether the last session was begun and not closed.")] bool OpenSession,
    [property: Description("Where the next session can begin; left out where none can.")] long? NextWritableBlock,
    [property: Description("Blocks of 2,048 bytes that can still be written.")] long FreeBlocks,
    [property: Description("The same in bytes.")] long FreeBytes,
    [property: Description("Blocks that the disc holds in all.")] long CapacityBlocks,
    [property: Description("The same in bytes.")] long CapacityBytes,
    [property: Description("How a BD is formatted; left out for other discs.")] string? Format,
    [property: Description("Blocks of a BD that are spare areas; left out where there are none.")] long? SpareBlocks,
    [property: Description("Those of them that replace none yet.")] long? FreeSpareBlocks,
    [property: Description("Speeds at which the drive writes this medium, in 1x of its kind, the highest first.")] IReadOnlyList<double> WriteSpeeds,
    [property: Description("Commands that can be used on it now, the most likely one first.")] IReadOnlyList<string> Next,
    [property: Description("Every track that has something recorded, in order.")] IReadOnlyList<TrackDocument> Tracks)
{
    public static MediumDocument Of(Medium medium) => new(
        medium.Kind, medium.Status.ToString().ToLowerInvariant(), medium.State, medium.Advice,
        medium.MediaId?.Code, medium.MediaId?.Maker, medium.MediaId is { IsArchival: true }, medium.WriteProtected, medium.Identity, medium.Erasable, medium.NeedsFormat, medium.Sessions,
        medium.HasOpenSession, medium.NextWritable?.Value, medium.Free.Value, medium.Free.Bytes(), medium.Capacity.Value, medium.Capacity.Bytes(),
        BdWords.Format(medium), medium.Spares?.Size.Value, medium.Spares?.Free.Value,
        [.. medium.WriteSpeeds.Select(speed => speed.Times)], [.. NextSteps.Of(medium).Select(step => step.Command)], [.. medium.Tracks.Select(TrackDocument.Of)]);
}

[Description("A track of a disc.")]
internal sealed record TrackDocument(
    [property: Description("Counted from 1 across the disc.")] int Number,
    [property: Description("The session it belongs to, counted from 1.")] int Session,
    [property: Description("The first block.")] long Block,
    [property: Description("Blocks that can be read; gaps and run-out blocks are left out.")] long Blocks,
    [property: Description("What a block is made of: mode1, mode2Form1 or audio.")] string Form,
    [property: Description("closed, open or damaged.")] string State)
{
    public static TrackDocument Of(MediumTrack track)
    {
        var form = track.Form.ToString();
        return new(track.Number, track.Session, track.Extent.Start.Value, track.Extent.Length.Value,
            char.ToLowerInvariant(form[0]) + form[1..], track.State.ToString().ToLowerInvariant());
    }
}
