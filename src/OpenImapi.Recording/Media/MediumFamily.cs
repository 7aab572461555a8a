using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The three families of optical discs; speeds and blocking are alike within one.</summary>
public enum MediumFamily
{
    Cd,
    Dvd,
    Bd,
}

/// <summary>Figures of the families.</summary>
public static class MediumFamilies
{
    /// <summary>The family of a profile.</summary>
    public static MediumFamily Family(this Profile profile) => (ushort)profile switch
    {
        >= 0x40 and <= 0x4F => MediumFamily.Bd,
        >= 0x10 and <= 0x3F => MediumFamily.Dvd,
        _ => MediumFamily.Cd,
    };

    /// <summary>Bytes a second at 1x: 75 blocks of a CD, 1.385 million bytes of a DVD, 36 million bits of a BD.</summary>
    /// <param name="family">The medium's.</param>
    /// <param name="blockSize">Bytes that a block of a CD counts: 2,048 user data, 2,352 samples.</param>
    public static double BytesPerSecond(this MediumFamily family, int blockSize = BlockSizes.UserData) => family switch
    {
        MediumFamily.Cd => 75.0 * blockSize,
        MediumFamily.Dvd => 1_385_000,
        _ => 4_495_625,
    };

    /// <summary>Blocks that a drive writes as one: a cluster of a BD, an ECC block of a DVD.</summary>
    internal static BlockCount WriteUnit(this MediumFamily family) => family switch
    {
        MediumFamily.Cd => new(1),
        MediumFamily.Dvd => new(16),
        _ => new(32),
    };

    /// <summary>1x in the units of 1,000 bytes a second that commands use: whole sectors of 2,352 bytes on a CD.</summary>
    public static double CommandUnit(this MediumFamily family) => family switch
    {
        MediumFamily.Cd => 176.4,
        MediumFamily.Dvd => 1385,
        _ => 4495.625,
    };
}

/// <summary>One speed: in multiples of the medium's 1x, and in 1,000 bytes a second as commands say it.</summary>
public readonly record struct MediumSpeed(double Times, int Kilobytes)
{
    /// <summary>The speed that a command names.</summary>
    public static MediumSpeed Of(MediumFamily family, int kilobytes) => new(Math.Round(kilobytes / family.CommandUnit(), 1), kilobytes);

    public override string ToString() => $"{Times:0.#}x";
}
