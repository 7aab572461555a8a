namespace OpenImapi;

/// <summary>What can be set on a recorder, until the disc master is closed (the table of recorder properties).</summary>
internal sealed class RecorderSettings
{
    public const int DefaultAudioGap = 150;
    public const int MaximumAudioGap = 225;
    private const int Fastest = -1;

    /// <summary>1x of a CD in 1,000 bytes a second.</summary>
    public const double KilobytesAtOneTimes = 176.4;

    private int writeSpeed = Fastest;

    public static readonly PropertyTable<RecorderSettings> Table = new(
        new("MaxWriteSpeed", PropertyType.Int32, settings => settings.MaxWriteSpeed),
        new("WriteSpeed", PropertyType.Int32, settings => settings.WriteSpeed, value => CheckSpeed(value), (settings, value) => settings.writeSpeed = (int)value!),
        new("AudioGapSize", PropertyType.Int32, settings => settings.AudioGapSize, value => CheckGap(value), (settings, value) => settings.AudioGapSize = (int)value!),
        new("BufferUnderrunFreeCapable", PropertyType.Int32, settings => settings.BufferUnderrunFreeCapable ? -1 : 0),
        new("EnableBufferUnderrunFree", PropertyType.Int32, settings => settings.EnableBufferUnderrunFree ? -1 : 0, value => value,
            (settings, value) => settings.EnableBufferUnderrunFree = (int)value! != 0));

    /// <summary>The highest write speed in multiples of 1x, refreshed when recorders are listed or chosen.</summary>
    public int MaxWriteSpeed { get; set; }

    /// <summary>The speed that will be asked for, in multiples of 1x; never more than the drive has.</summary>
    public int WriteSpeed => writeSpeed == Fastest ? MaxWriteSpeed : Math.Min(writeSpeed, MaxWriteSpeed);

    /// <summary>True while no speed was chosen: the drive decides.</summary>
    public bool IsFastest => writeSpeed == Fastest || writeSpeed >= MaxWriteSpeed;

    /// <summary>Blank audio blocks between tracks; 75 are a second.</summary>
    public int AudioGapSize { get; private set; } = DefaultAudioGap;

    public bool BufferUnderrunFreeCapable { get; set; }

    public bool EnableBufferUnderrunFree { get; private set; } = true;

    private static int CheckSpeed(object? value) => value is int speed and (Fastest or > 0) ? speed
        : throw new ArgumentException($"WriteSpeed is a multiple of 1x, or -1 for the fastest; {value} is neither.", nameof(value));

    private static int CheckGap(object? value) => value is int gap and >= 0 and <= MaximumAudioGap ? gap
        : throw new ArgumentException($"AudioGapSize is 0 to {MaximumAudioGap} blocks; {value} is not.", nameof(value));
}
