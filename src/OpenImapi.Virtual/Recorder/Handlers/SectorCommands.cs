using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that read a CD's sectors and sub-channels: READ CD, READ CD MSF, READ SUB-CHANNEL.</summary>
internal static class SectorCommands
{
    private static readonly SenseData CannotReadMedium = new(SenseKey.IllegalRequest, 0x30, 0x02);

    /// <summary>No audio is being played.</summary>
    private const byte NoAudioStatus = 0x15;

    private const byte WantsQ = 0x40;

    public static ValueTask<Completion> ReadCd(Request request)
    {
        var command = request.Read<ReadCd>();
        return ReadAsync(request, command.Start, command.Blocks, command.Selection, command.Expected, command.ForListening);
    }

    public static ValueTask<Completion> ReadCdMsf(Request request)
    {
        var command = request.Read<ReadCdMsf>();
        if (!IsTime(command.Start) || !IsTime(command.End) || command.Blocks < 0)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        return ReadAsync(request, command.Start.ToLba(), command.Blocks, command.Selection, command.Expected, command.ForListening);
    }

    private static bool IsTime(Msf time) => time is { Minute: < 100, Second: < 60, Frame: < Msf.FramesPerSecond };

    private static async ValueTask<Completion> ReadAsync(
        Request request, Lba start, int count, SectorSelection selection, SectorType expected, bool muted)
    {
        var medium = request.Medium;
        if (!medium.Kind.IsCd)
            throw new Refusal(CannotReadMedium);
        var known = Enum.IsDefined(expected) && Enum.IsDefined(selection.C2) && Enum.IsDefined(selection.Subchannel);
        if (!known || (expected != SectorType.Any && selection.MainRange(expected) is null))
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        if (medium.IsStreaming)
            throw new Refusal(KnownSense.CommandSequenceError);
        if (start < Lba.Zero || start + new BlockCount(count) > Lba.Zero + medium.Kind.Limit)
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        await request.Recorder.Speed.ReadAsync(new(count), request.Cancellation);
        var delivery = new SectorDelivery(request.Recorder, selection, expected, muted);
        var written = 0;
        for (var i = 0; i < count; i++)
            written += delivery.Deliver(start + new BlockCount(i), request.Data.Span[written..]);
        request.Recorder.Position = start + new BlockCount(Math.Max(0, count - 1));
        return Completion.Good(written);
    }

    public static ValueTask<Completion> ReadSubChannel(Request request)
    {
        if (!request.Medium.Kind.IsCd)
            throw new Refusal(CannotReadMedium);
        if ((request.Cdb.Bytes[2] & WantsQ) == 0)
            return ValueTask.FromResult(request.AnswerBytes([0, NoAudioStatus, 0, 0], request.Cdb.Bytes[7] << 8 | request.Cdb.Bytes[8]));
        return ValueTask.FromResult(request.Cdb.Bytes[3] switch
        {
            ReadCurrentPosition.Format => Position(request),
            ReadMediaCatalogNumber.Format => Catalog(request),
            ReadIsrc.Format => TrackCode(request),
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        });
    }

    private static Completion Position(Request request)
    {
        var command = request.Read<ReadCurrentPosition>();
        var at = request.Recorder.Position;
        if (PlacedBlock.At(request.Medium.Disc.State, at) is not { } placed)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var track = placed.Track;
        var relative = at - track.Start;
        var position = new CurrentPosition(NoAudioStatus, (byte)(0x10 | track.Mode), (byte)track.Number, (byte)placed.Index,
            command.Msf ? Pack(Msf.From(at)) : (uint)at.Value,
            command.Msf ? Pack(Msf.OfLength(relative < BlockCount.Zero ? BlockCount.Zero - relative : relative)) : unchecked((uint)relative.Value));
        return request.Answer(position, command.AllocationLength);
    }

    private static Completion Catalog(Request request)
    {
        var command = request.Read<ReadMediaCatalogNumber>();
        var number = request.Medium.Disc.State.Catalog;
        var digits = number is { } known ? ByteString.Ascii(known.ToString()) : default;
        return request.Answer(new CatalogNumberData(number is not null, digits) { AudioStatus = NoAudioStatus }, command.AllocationLength);
    }

    private static Completion TrackCode(Request request)
    {
        var command = request.Read<ReadIsrc>();
        if (request.Medium.Disc.State.Find(command.Track) is not { } track)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var characters = track.Isrc is { } code ? ByteString.Ascii(code.ToString()) : default;
        return request.Answer(
            new IsrcData((byte)(0x30 | track.Mode), command.Track, track.Isrc is not null, characters) { AudioStatus = NoAudioStatus }, command.AllocationLength);
    }

    private static uint Pack(Msf time) => (uint)(time.Minute << 16 | time.Second << 8 | time.Frame);
}
