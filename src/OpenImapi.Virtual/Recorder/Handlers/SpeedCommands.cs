using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that ask for speeds, choose them, or ask how the buffer fares.</summary>
internal static class SpeedCommands
{
    private const byte WriteSpeedType = 3;
    private const byte RestoreDefaults = 0x04;

    public static ValueTask<Completion> GetPerformance(Request request)
    {
        var command = request.Read<GetPerformance>();
        if (command.Type != WriteSpeedType)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var kind = request.Medium.Kind;
        var last = (uint)kind.Capacity.Value - 1;
        var speeds = kind.WriteSpeeds.Take(command.MaximumDescriptors).Select(speed => new WriteSpeed(last, kind.ReadSpeed, speed));
        return ValueTask.FromResult(request.Answer(new WriteSpeeds([.. speeds]), command.TransferLength));
    }

    public static ValueTask<Completion> SetCdSpeed(Request request)
    {
        var command = request.Read<SetCdSpeed>();
        if (!request.Medium.Kind.IsCd)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        request.Recorder.Speed.ChooseRead(request.Medium.Kind, command.ReadSpeed);
        request.Recorder.Speed.ChooseWrite(request.Medium.Kind, command.WriteSpeed);
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> SetStreaming(Request request)
    {
        var command = request.Read<SetStreaming>();
        if (command.ParameterListLength != StreamingPerformance.Length)
            throw new Refusal(KnownSense.ParameterListLengthError);
        var sent = Formats.Structure.Read<StreamingPerformance>(request.Sent(StreamingPerformance.Length));
        var (kind, speed) = (request.Medium.Kind, request.Recorder.Speed);
        if ((sent.Flags & RestoreDefaults) != 0)
        {
            speed.Reset(kind);
            return ValueTask.FromResult(Request.Good);
        }

        if (sent.ReadTime == 0 || sent.WriteTime == 0)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        speed.ChooseRead(kind, PerSecond(sent.ReadSize, sent.ReadTime));
        speed.ChooseWrite(kind, PerSecond(sent.WriteSize, sent.WriteTime));
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> ReadBufferCapacity(Request request)
    {
        var command = request.Read<ReadBufferCapacity>();
        var size = request.Recorder.Options.BufferSize;
        return ValueTask.FromResult(request.Answer(new BufferCapacity((uint)size, (uint)(size - request.Recorder.Speed.Buffered)), command.AllocationLength));
    }

    /// <summary>1,000 bytes a second, from 1,000 bytes in so many milliseconds.</summary>
    private static uint PerSecond(uint size, uint milliseconds) => (uint)Math.Min(uint.MaxValue, (ulong)size * 1000 / milliseconds);
}
