using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Mode page 2Ah as the drive would say it now. Nothing on it can be changed.</summary>
internal static class CapabilitiesPage
{
    /// <summary>Bytes of page code and page length.</summary>
    private const int HeaderLength = 2;

    /// <summary>The read speed without a medium: CDs at 48x.</summary>
    private const uint FastestCd = 8467;

    private const byte ReadsCdR = 0x01;
    private const byte ReadsCdRw = 0x02;
    private const byte ReadsDvdRom = 0x08;
    private const byte OfDvdR = 0x10;
    private const byte OfDvdRam = 0x20;
    private const byte TestWrite = 0x04;

    /// <summary>Buffer under-run free, multi-session, Mode 2 Form 1 and 2.</summary>
    private const byte MediaAndModes = 0xF0;

    /// <summary>READ CD of audio, R to W also corrected, C2 pointers, ISRC, catalogue number.</summary>
    private const byte ReadsAudio = 0x7D;

    private const byte AccurateStream = 0x02;
    private const byte TextInLeadIn = 0x20;

    /// <summary>A tray that ejects by command and can be locked.</summary>
    private const byte Tray = 0x20 | 0x08 | 0x01;

    private const byte Locked = 0x02;

    /// <summary>The page's bytes; for the mask of changeable bits only its header.</summary>
    public static byte[] Of(VirtualRecorder recorder, PageControl control)
    {
        var page = Now(recorder);
        var bytes = new byte[Capabilities.Length + page.WriteSpeeds.Length * WriteSpeedOfPage.Length];
        Structure.Write(page, bytes);
        if (control == PageControl.Changeable)
            bytes.AsSpan(HeaderLength).Clear();
        return bytes;
    }

    private static Capabilities Now(VirtualRecorder recorder)
    {
        var medium = recorder.Loaded?.Kind;
        return new()
        {
            Reads = (byte)(ReadsCdR | ReadsCdRw | ReadsDvdRom | Dvds()),
            Writes = (byte)(ReadsCdR | ReadsCdRw | TestWrite | Dvds()),
            Media = MediaAndModes,
            Audio = (byte)(ReadsAudio | (recorder.Options.Jitter == SampleCount.Zero ? AccurateStream : 0)),
            VolumeAndChanger = (byte)(recorder.Options.CdText ? TextInLeadIn : 0),
            Mechanism = (byte)(Tray | (recorder.IsLocked ? Locked : 0)),
            MaximumReadSpeed = Speed(medium?.ReadSpeed ?? FastestCd),
            VolumeLevels = 256,
            BufferSize = (ushort)(recorder.Options.BufferSize / 1024),
            CurrentReadSpeed = Speed(recorder.Speed.Read),
            MaximumWriteSpeed = Speed(medium?.WriteSpeeds.FirstOrDefault() ?? 0),
            CurrentWriteSpeed = Speed(recorder.Speed.Write),
            WriteSpeeds = [.. (medium?.WriteSpeeds ?? []).Select(speed => new WriteSpeedOfPage(0, Speed(speed)))],
        };
    }

    /// <summary>The kinds of DVD that the page has bits for, as the profiles have them.</summary>
    private static int Dvds() => (FeatureTable.Profiles.Contains(Profile.DvdRSequential) ? OfDvdR : 0) | (FeatureTable.Profiles.Contains(Profile.DvdRam) ? OfDvdRam : 0);

    private static ushort Speed(uint kilobytes) => (ushort)Math.Min(ushort.MaxValue, kilobytes);
}
