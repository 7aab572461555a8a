using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Which disc can take what, in IMAPI's errors.</summary>
internal static class MediumRules
{
    /// <summary>Blocks of the longest CD-R that was ever sold, of 99 minutes and 58 seconds: no drive goes on for longer.</summary>
    private static readonly BlockCount LongestCd = new(449_700);

    /// <summary>Refuses a disc that nothing can be recorded on.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL, IMAPI_E_MEDIUM_INVALIDTYPE, or what is wrong with the disc.</exception>
    public static void RequireRoom(Medium medium, string drive)
    {
        if (medium.CanRecord && MediumRoom.ForContent(medium) > BlockCount.Zero)
            return;
        var error = medium switch
        {
            { Status: MediumStatus.Unusable } => DriveErrors.InvalidMediumType,
            { HasOpenSession: true } => RecordingErrors.UnfinishedTrack,
            { Erasable: false } when medium.Profile.IsPressed() => DriveErrors.InvalidMediumType,
            { Status: MediumStatus.Overwritable, NextWritable: null } => DriveErrors.InvalidMediumType,
            _ => RecordingErrors.DiscFull,
        };
        throw new DiscException(error, $"Nothing can be recorded on the {medium.Kind} in {drive}. {medium.State}", medium.Advice);
    }

    /// <summary>Refuses a disc other than the one that a session was staged for, or one that is not blank where none was staged for it.</summary>
    /// <exception cref="DiscException">IMAPI_E_WRONGDISC, IMAPI_E_MEDIUM_INVALIDTYPE.</exception>
    public static void RequireSameOrBlank(DiscTarget target, Medium medium)
    {
        if (target.IsMultiSession && medium.Identity != target.Medium.Identity)
            throw new DiscException(ImapiErrors.WrongDisc);
        if (!target.IsMultiSession && medium.Status != MediumStatus.Blank)
            throw new DiscException(DriveErrors.InvalidMediumType, $"The content was staged for a blank disc; the {medium.Kind} in the drive is not blank.",
                medium.Erasable ? "Erase the disc, or insert a blank one." : "Insert a blank disc.");
    }

    /// <summary>Refuses a disc that cannot take what was made for another one.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: of another kind, IMAPI_E_WRONGDISC: with other content.</exception>
    public static void RequireAlike(Medium pattern, Medium medium, string drive)
    {
        if (medium.TakesSameAs(pattern))
            return;
        if (medium.Family != pattern.Family || medium.IsOverwritable != pattern.IsOverwritable)
            throw new DiscException(DriveErrors.InvalidMediumType, $"The {medium.Kind} in {drive} does not take what is made for a {pattern.Kind}.",
                $"Insert a {pattern.Kind}, or record it by itself.");
        throw new DiscException(ImapiErrors.WrongDisc, $"The disc in {drive} is not as the others are. {medium.State}",
            pattern.Status == MediumStatus.Blank ? $"Insert a blank {pattern.Kind}, or record it by itself." : "Record it by itself.");
    }

    /// <summary>Refuses content that the disc has no room for.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL.</exception>
    public static void RequireFit(BlockCount content, DiscTarget target) => RequireFit(content, RoomOn(target));

    /// <summary>Refuses content that takes more than the room there is.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL.</exception>
    public static void RequireFit(BlockCount content, BlockCount room)
    {
        if (content > room)
            throw new DiscException(RecordingErrors.DiscFull, $"The content takes {content} blocks with its file system; the disc has room for {room}.");
    }

    /// <summary>Refuses a piece of content that the disc has no room for.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL.</exception>
    public static void RequireFit(ImageGrowth growth, DiscTarget target)
    {
        var room = RoomOn(target);
        if (!growth.FitsIn(room))
            throw new DiscException(RecordingErrors.DiscFull,
                $"The content would take {growth.Fewest} blocks or more with its file system; the disc has room for {room}.");
    }

    /// <summary>Refuses, before it is planned, a tree with a file that alone is longer than the disc: the plan of one without measure would have no end.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL.</exception>
    public static void RequireFit(SourceTree content, DiscTarget target)
    {
        var room = RoomOn(target);
        for (var index = 1; index < content.NodeCount; index++)
            if (content[new(index)] is var node && node.Length > room.Bytes(BlockSizes.UserData) && node.Recorded is null)
                throw new DiscException(RecordingErrors.DiscFull, $"{node.Description} has {node.Length} bytes; the disc has room for {room}.");
    }

    /// <summary>Blocks that content and file system may take.</summary>
    public static BlockCount RoomOn(DiscTarget target)
    {
        var free = target.IsMultiSession ? target.Medium.Free : target.Medium.Capacity - (target.Start - Lba.Zero);
        return MediumRoom.ForContent(target.Medium, target.Overburn && target.Medium.Profile == Profile.CdR ? BlockCount.Max(free, LongestCd - (target.Start - Lba.Zero)) : free);
    }
}
