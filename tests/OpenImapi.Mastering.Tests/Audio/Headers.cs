using System.Buffers.Binary;
using System.Text;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Headers of music files, byte by byte as their descriptions say.</summary>
internal static class Headers
{
    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Little(uint value, int size = 4) => BitConverter.GetBytes(value)[..size];

    public static byte[] Big(uint value, int size = 4)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes[(4 - size)..];
    }

    /// <summary>A chunk of RIFF, padded to an even length.</summary>
    public static byte[] Chunk(string id, byte[] content, uint? length = null) =>
        Join(Text(id), Little(length ?? (uint)content.Length), content, new byte[content.Length % 2]);

    public static byte[] BigChunk(string id, byte[] content, uint? length = null) =>
        Join(Text(id), Big(length ?? (uint)content.Length), content, new byte[content.Length % 2]);

    public static byte[] Format(ushort tag = 1, ushort channels = 2, uint rate = 44_100, int bits = 16)
    {
        var frame = (uint)(channels * ((bits + 7) / 8));
        return Join(Little(tag, 2), Little(channels, 2), Little(rate), Little(rate * frame), Little(frame, 2), Little((uint)bits, 2));
    }

    public static byte[] Riff(params byte[][] chunks)
    {
        var content = Join(Text("WAVE"), Join(chunks));
        return Join(Text("RIFF"), Little((uint)content.Length), content);
    }

    public static byte[] Wav(byte[] sound, byte[]? format = null, uint? length = null) => Riff(Chunk("fmt ", format ?? Format()), Chunk("data", sound, length));

    public static byte[] Aiff(byte[] sound, uint frames, ushort bits = 16, string? compression = null, uint? length = null, ushort channels = 2)
    {
        // 44,100 in 80 bits: 2 to the power of 15, times 1.345….
        byte[] rate = [0x40, 0x0E, 0xAC, 0x44, 0, 0, 0, 0, 0, 0];
        var common = Join(Big(channels, 2), Big(frames), Big(bits, 2), rate, Text(compression ?? ""));
        var content = Join(Text(compression is null ? "AIFF" : "AIFC"), BigChunk("COMM", common), BigChunk("SSND", Join(Big(0), Big(0), sound), length));
        return Join(Text("FORM"), Big((uint)content.Length), content);
    }
}
