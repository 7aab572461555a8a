using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>The speeds chosen, and the buffer that fills as fast as the host sends and empties as fast as the laser writes.</summary>
internal sealed class SpeedControl(RecorderOptions options)
{
    /// <summary>Bytes that drives mean by a kilobyte.</summary>
    private const double Kilobyte = 1000;

    private long emptyAt = options.Time.GetTimestamp();

    /// <summary>Write speed in 1,000 bytes a second; 0 without a recordable medium.</summary>
    public uint Write { get; private set; }

    /// <summary>Read speed in 1,000 bytes a second; 0 without a medium.</summary>
    public uint Read { get; private set; }

    /// <summary>A new medium turns at its fastest.</summary>
    public void Reset(MediumKind? medium) => (Read, Write) = (medium?.ReadSpeed ?? 0, medium?.WriteSpeeds.FirstOrDefault() ?? 0);

    /// <summary>Takes the medium's fastest speed that is not above the one asked for, else its slowest.</summary>
    public void ChooseWrite(MediumKind medium, uint kilobytesPerSecond)
    {
        if (!medium.WriteSpeeds.IsEmpty)
            Write = medium.WriteSpeeds.Where(speed => speed <= kilobytesPerSecond).DefaultIfEmpty(medium.WriteSpeeds[^1]).First();
    }

    public void ChooseRead(MediumKind medium, uint kilobytesPerSecond) => Read = Math.Clamp(kilobytesPerSecond, 1, medium.ReadSpeed);

    /// <summary>How long so many blocks take to write; nothing where the pace is instant.</summary>
    public TimeSpan TimeToWrite(BlockCount blocks) =>
        options.Pace == RecordingPace.Instant || Write == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(blocks.Bytes() / (Write * Kilobyte));

    /// <summary>Bytes that wait in the buffer.</summary>
    public int Buffered => (int)Math.Min(options.BufferSize, TimeUntilEmpty.TotalSeconds * Write * Kilobyte);

    /// <summary>Takes blocks into the buffer, after waiting until they fit.</summary>
    public async ValueTask FillAsync(BlockCount blocks, CancellationToken cancellation)
    {
        var room = TimeToWrite(new(options.BufferSize / BlockSizes.UserData));
        await WaitAsync(TimeUntilEmpty + TimeToWrite(blocks) - room, cancellation);
        var from = Math.Max(emptyAt, options.Time.GetTimestamp());
        emptyAt = from + (long)(TimeToWrite(blocks).TotalSeconds * options.Time.TimestampFrequency);
    }

    /// <summary>Waits until the buffer is empty.</summary>
    public ValueTask DrainAsync(CancellationToken cancellation) => WaitAsync(TimeUntilEmpty, cancellation);

    public ValueTask ReadAsync(BlockCount blocks, CancellationToken cancellation) => options.Pace == RecordingPace.Instant || Read == 0
        ? ValueTask.CompletedTask
        : WaitAsync(TimeSpan.FromSeconds(blocks.Bytes() / (Read * Kilobyte)), cancellation);

    public async ValueTask WaitAsync(TimeSpan duration, CancellationToken cancellation)
    {
        if (duration > TimeSpan.Zero)
            await Task.Delay(duration, options.Time, cancellation);
    }

    public TimeSpan TimeUntilEmpty
    {
        get
        {
            var now = options.Time.GetTimestamp();
            return emptyAt > now ? options.Time.GetElapsedTime(now, emptyAt) : TimeSpan.Zero;
        }
    }
}
