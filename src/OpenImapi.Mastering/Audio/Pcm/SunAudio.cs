using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Reads the header of Sun audio files: .au, .snd.</summary>
internal static class SunAudio
{
    public static PcmLayout? Read(SoundBytes bytes, bool isBigEndian)
    {
        var header = Structure.Read(new SunHeader { IsBigEndian = isBigEndian }, bytes.Take(0, SunHeader.Length, "the header"));
        (PcmKind Kind, int Size)? coded = header.Encoding switch
        {
            2 => (PcmKind.Signed, 1),
            3 => (PcmKind.Signed, 2),
            4 => (PcmKind.Signed, 3),
            5 => (PcmKind.Signed, 4),
            6 => (PcmKind.Float, sizeof(float)),
            7 => (PcmKind.Float, sizeof(double)),
            _ => null,
        };
        if (coded is not { } coding)
            return null;
        var channels = (int)Math.Min(header.Channels, int.MaxValue / 8);
        PcmRules.ValueSize(bytes, channels, header.SampleRate, coding.Size * channels);
        var rest = bytes.Length - header.DataOffset;
        if (header.DataOffset < SunHeader.Length || rest < 0)
            throw bytes.Broken($"its sound should begin at byte {header.DataOffset}, and the file has {bytes.Length}");
        var length = header.DataLength is uint.MaxValue ? rest : header.DataLength;
        if (length > rest)
            throw bytes.Broken($"its header says {length} bytes of sound from byte {header.DataOffset} on, and the file ends {rest} bytes after that");
        var format = new AudioFormat("AU", (int)header.SampleRate, channels, coding.Kind == PcmKind.Float ? 0 : 8 * coding.Size, IsLossless: true);
        return new(format, new(coding.Kind, coding.Size, isBigEndian), header.DataOffset, length - length % (coding.Size * channels));
    }

    /// <summary>Six numbers; an annotation of any length follows.</summary>
    private record struct SunHeader : IStructure
    {
        public const int Length = 24;

        public bool IsBigEndian;
        public uint Magic;
        public uint DataOffset;
        public uint DataLength;
        public uint Encoding;
        public uint SampleRate;
        public uint Channels;

        public void Fields<T>(ref T f)
            where T : struct, IFields, allows ref struct
        {
            Magic = Number(ref f, "magic", Magic);
            DataOffset = Number(ref f, "offset of the sound", DataOffset);
            DataLength = Number(ref f, "bytes of sound", DataLength);
            Encoding = Number(ref f, "encoding", Encoding);
            SampleRate = Number(ref f, "samples a second", SampleRate);
            Channels = Number(ref f, "channels", Channels);
        }

        private readonly uint Number<T>(ref T f, string name, uint value)
            where T : struct, IFields, allows ref struct => IsBigEndian ? f.UInt32Big(name, value) : f.UInt32Little(name, value);
    }
}
