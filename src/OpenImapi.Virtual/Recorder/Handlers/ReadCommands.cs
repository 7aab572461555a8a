using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that read blocks.</summary>
internal static class ReadCommands
{
    /// <summary>The last block of the last closed session, its run-out counted, or of a disc that can be overwritten; 0 where there is none.</summary>
    public static ValueTask<Completion> ReadCapacity(Request request)
    {
        request.Check<ReadCapacity>();
        var end = request.Medium.Rules.TracksForReaders(request.Medium.State) is [.., var last] ? last.End : new(1);
        return ValueTask.FromResult(request.Answer(new CapacityData((uint)(end.Value - 1)), CapacityData.Length));
    }

    /// <summary>The head goes to a block of the medium, recorded or not.</summary>
    public static ValueTask<Completion> Seek(Request request)
    {
        var address = new Lba(request.Read<Seek10>().Address);
        if (address >= request.Medium.Rules.LimitOf(request.Medium.State))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        request.Recorder.Position = address;
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> Read10(Request request)
    {
        var command = request.Read<Read10>();
        return ReadAsync(request, command.Address, command.Blocks);
    }

    public static ValueTask<Completion> Read12(Request request)
    {
        var command = request.Read<Read12>();
        return ReadAsync(request, command.Address, command.Blocks);
    }

    /// <summary>Reads, and tells only whether that was possible.</summary>
    public static async ValueTask<Completion> Verify10(Request request)
    {
        var command = request.Read<Verify10>();
        var blocks = new Extent(new(command.Address), new(command.Blocks));
        Check(request.Medium, blocks);
        await request.Recorder.Speed.ReadAsync(blocks.Length, request.Cancellation);
        return Request.Good;
    }

    private static void Check(LoadedDisc medium, Extent blocks)
    {
        if (medium.IsStreaming)
            throw new Refusal(KnownSense.CommandSequenceError);
        if (medium.Rules.ReadFault(medium.Disc.State, blocks) is { } fault)
            throw new Refusal(fault);
    }

    private static async ValueTask<Completion> ReadAsync(Request request, uint address, uint count)
    {
        var medium = request.Medium;
        var blocks = new Extent(new(address), new(count));
        Check(medium, blocks);
        if (blocks.Length.Bytes() > request.Data.Length)
            throw new Refusal(Request.DataPhaseError);
        await request.Recorder.Speed.ReadAsync(blocks.Length, request.Cancellation);
        var length = (int)blocks.Length.Bytes();
        if (medium.State.Tracks.Any(track => track is { IsAudio: false, Area: BlockArea.Sectors } && track.Written.Overlaps(blocks)))
            new UserDataDelivery(request.Recorder).Read(blocks.Start, request.Data.Span[..length]);
        else
            medium.Disc.Read(blocks.Start, request.Data.Span[..length]);
        if (!blocks.IsEmpty)
            request.Recorder.Position = blocks.End - new BlockCount(1);
        return Completion.Good(length);
    }
}
