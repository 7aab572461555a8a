namespace OpenImapi.Formats;

/// <summary>A CD address as minutes, seconds and frames; 75 frames a second. MSF 00:02:00 is LBA 0.</summary>
[Clause(Standard.Ecma130, "22.3.3")]
public readonly record struct Msf(byte Minute, byte Second, byte Frame)
{
    /// <summary>Frames (blocks) in a second.</summary>
    public const int FramesPerSecond = 75;

    /// <summary>Blocks between MSF 00:00:00 and LBA 0.</summary>
    public const int Offset = 2 * FramesPerSecond;

    /// <summary>The address of a block. Lead-in addresses, below LBA -150, wrap to minute 99 as the subchannel writes them.</summary>
    public static Msf From(Lba address)
    {
        var frames = address.Value + Offset;
        if (frames < 0)
            frames += 100 * 60 * FramesPerSecond;
        return new((byte)(frames / (60 * FramesPerSecond)), (byte)(frames / FramesPerSecond % 60), (byte)(frames % FramesPerSecond));
    }

    /// <summary>The block that this address names; minutes 90 to 99 lie in the lead-in, before LBA 0.</summary>
    public Lba ToLba()
    {
        var frames = (Minute * 60L + Second) * FramesPerSecond + Frame - Offset;
        return new(Minute >= 90 ? frames - 100 * 60 * FramesPerSecond : frames);
    }

    /// <summary>A length, or a place in a file, as minutes, seconds and frames from 00:00:00; under 100 minutes.</summary>
    public static Msf OfLength(BlockCount length) => From(Lba.Zero + length - new BlockCount(Offset));

    /// <summary>The blocks of a length written so.</summary>
    public BlockCount ToLength() => new((Minute * 60L + Second) * FramesPerSecond + Frame);

    public override string ToString() => $"{Minute:00}:{Second:00}:{Frame:00}";
}
