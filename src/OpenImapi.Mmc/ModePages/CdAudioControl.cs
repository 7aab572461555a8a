using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 0Eh: how audio is played. Recorders that play nothing still answer it; players of old ask for it.</summary>
[Clause(Standard.Mmc5, "7.7")]
public record struct CdAudioControl(AudioPort Port0, AudioPort Port1) : IModePage
{
    private const byte AnswersAtOnce = 0x04;

    public static ModePageCode Code => ModePageCode.CdAudioControl;

    public static int Length => 16;

    public AudioPort Port2 { get; set; }

    public AudioPort Port3 { get; set; }

    /// <summary>SOTC: playing stops where a track ends.</summary>
    public bool StopsAtTrack { get; set; }

    /// <summary>IMMED: commands that play answer at once. Always so; zero in the mask of changeable bits.</summary>
    public bool Immediate { get; set; } = true;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        var flags = f.UInt8("IMMED, SOTC", (byte)((Immediate ? AnswersAtOnce : 0) | (StopsAtTrack ? 2 : 0)));
        (Immediate, StopsAtTrack) = ((flags & AnswersAtOnce) != 0, (flags & 2) != 0);
        f.Zero(5);
        Port0 = f.Nested(Port0);
        Port1 = f.Nested(Port1);
        Port2 = f.Nested(Port2);
        Port3 = f.Nested(Port3);
    }
}

/// <summary>One output of the drive.</summary>
/// <param name="Channels">Which channels of the disc go there: bit 0 the left one, bit 1 the right one.</param>
/// <param name="Volume">0 mute to 255.</param>
[Clause(Standard.Mmc5, "7.7")]
public record struct AudioPort(byte Channels, byte Volume) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Channels = (byte)(f.UInt8("channel selection", Channels) & 0xF);
        Volume = f.UInt8("volume", Volume);
    }
}
