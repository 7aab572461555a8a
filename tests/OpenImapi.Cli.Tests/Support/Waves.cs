using System.Buffers.Binary;

namespace OpenImapi.Cli.Tests;

/// <summary>WAV files of noise, the same each time.</summary>
internal static class Waves
{
    /// <summary>Writes a file of 16-bit stereo samples at 44,100 Hz.</summary>
    /// <returns>Its samples, 4 bytes each.</returns>
    public static byte[] Wave(this Desk desk, string name, int samples, int seed = 1, string? title = null, string? artist = null, string? gain = null)
    {
        var sound = Desk.Bytes(samples * 4, seed);
        desk.File(name, [.. Header(sound.Length, title, artist, gain), .. sound]);
        return sound;
    }

    /// <summary>Writes a file that says it has so many samples, all silent; the disk holds none of them.</summary>
    public static void SilentWave(this Desk desk, string name, long samples)
    {
        var header = Header(checked((uint)(samples * 4)), null, null);
        desk.File(name, header);
        using var file = File.OpenWrite(desk[name]);
        file.SetLength(header.Length + samples * 4);
    }

    private static byte[] Header(long bytes, string? title, string? artist, string? gain = null)
    {
        byte[] texts = title is null && artist is null ? [] : [.. Chunk("LIST"u8, [.. "INFO"u8, .. Text("INAM"u8, title), .. Text("IART"u8, artist)])];
        if (gain is not null)
            texts = [.. texts, .. Chunk("id3 "u8, Gains(gain))];
        byte[] format = [1, 0, 2, 0, .. Number(44_100), .. Number(176_400), 4, 0, 16, 0];
        return [.. "RIFF"u8, .. Number(4 + 8 + format.Length + texts.Length + 8 + bytes), .. "WAVE"u8, .. Chunk("fmt "u8, format), .. texts, .. "data"u8, .. Number(bytes)];
    }

    /// <summary>ReplayGain of the track in an ID3v2.3 tag, the peak being half of full scale.</summary>
    private static byte[] Gains(string gain)
    {
        byte[] frames = [.. Frame($"REPLAYGAIN_TRACK_GAIN\0{gain}"), .. Frame("REPLAYGAIN_TRACK_PEAK\00.5")];
        return [.. "ID3"u8, 3, 0, 0, 0, 0, (byte)(frames.Length >> 7), (byte)(frames.Length & 0x7F), .. frames];

        static byte[] Frame(string text) => [.. "TXXX"u8, 0, 0, 0, (byte)(text.Length + 1), 0, 0, 0, .. System.Text.Encoding.Latin1.GetBytes(text)];
    }

    private static byte[] Text(ReadOnlySpan<byte> id, string? text) => text is null ? [] : Chunk(id, [.. System.Text.Encoding.UTF8.GetBytes(text), 0]);

    private static byte[] Chunk(ReadOnlySpan<byte> id, byte[] content) => [.. id, .. Number(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Number(long value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, checked((uint)value));
        return bytes;
    }
}
