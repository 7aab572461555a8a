using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that choose speeds, or ask how the buffer fares.</summary>
internal static class SpeedCommands
{
    private const byte Exact = 0x02;

    /// <summary>Of rotation: reserved values.</summary>
    private const byte ReservedRotation = 2;

    private const byte RestoreDefaults = 0x04;

    /// <summary>No speed is an error: the drive takes the next one that it has for the medium, of whatever kind that is.</summary>
    public static ValueTask<Completion> SetCdSpeed(Request request)
    {
        var command = request.Read<SetCdSpeed>();
        if (command.Rotation >= ReservedRotation)
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
        var sent = Structure.Read<StreamingPerformance>(request.Sent(StreamingPerformance.Length));
        var (kind, speed) = (request.Medium.Kind, request.Recorder.Speed);
        if ((sent.Flags & RestoreDefaults) != 0)
        {
            speed.Reset(kind);
            return ValueTask.FromResult(Request.Good);
        }

        if (sent.ReadTime == 0 || sent.WriteTime == 0)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        var (read, write) = (PerSecond(sent.ReadSize, sent.ReadTime), PerSecond(sent.WriteSize, sent.WriteTime));
        if (sent.StartAddress > sent.EndAddress || ((sent.Flags & Exact) != 0 && !IsExact(kind, read, write)))
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        speed.ChooseRead(kind, read);
        speed.ChooseWrite(kind, write);
        return ValueTask.FromResult(Request.Good);
    }

    public static ValueTask<Completion> ReadBufferCapacity(Request request)
    {
        var command = request.Read<ReadBufferCapacity>();
        var size = request.Recorder.Options.BufferSize;
        var room = (uint)(size - request.Recorder.Speed.Buffered);
        var capacity = command.InBlocks ? new BufferCapacity(0, room / (uint)BlockSize(request.Recorder)) { InBlocks = true } : new BufferCapacity((uint)size, room);
        return ValueTask.FromResult(request.Answer(capacity, command.AllocationLength));
    }

    private static int BlockSize(VirtualRecorder recorder) => recorder.Loaded is { Kind.IsCd: true } ? recorder.Pages.WriteParameters.BlockSize : BlockSizes.UserData;

    /// <summary>The drive has just these speeds for the medium.</summary>
    private static bool IsExact(MediumKind kind, uint read, uint write) => read <= kind.ReadSpeed && (kind.WriteSpeeds.IsEmpty || kind.WriteSpeeds.Contains(write));

    /// <summary>1,000 bytes a second, from 1,000 bytes in so many milliseconds.</summary>
    private static uint PerSecond(uint size, uint milliseconds) => (uint)Math.Min(uint.MaxValue, (ulong)size * 1000 / milliseconds);
}
