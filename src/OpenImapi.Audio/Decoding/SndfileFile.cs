using System.Runtime.InteropServices;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>A file that libsndfile decodes.</summary>
internal sealed unsafe class SndfileFile : DecodedFile
{
    private readonly SndfileHandle file;
    private readonly int[]? order;

    public SndfileFile(SndfileHandle file, SndfileInfo info, int[]? map, string path, AudioFormat format, AudioTags tags, Promise promise)
        : base(path, format, tags, promise)
    {
        this.file = file;
        IsInteger = info.Coding is not (SndfileCoding.Float or SndfileCoding.Double or SndfileCoding.Vorbis or SndfileCoding.Opus
            or SndfileCoding.MpegLayer1 or SndfileCoding.MpegLayer2 or SndfileCoding.MpegLayer3);
        order = ChannelOrder.Of(map);
    }

    protected override bool IsInteger { get; }

    /// <summary>Never by the library's 16-bit calls: they make silence of floating sound, and cut 24 bits without dither.</summary>
    protected override ValueTask<int> ReadValuesAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        var frames = bytes.Length / sizeof(int) / Format.Channels;
        long count;
        fixed (byte* place = bytes.Span)
            count = IsInteger ? Sndfile.ReadIntegers(file.File, (int*)place, frames) : Sndfile.ReadFloats(file.File, (float*)place, frames);
        GC.KeepAlive(file);
        if (file.Fault is { } fault)
            throw Failed(AudioErrors.DecoderFailed, $"the file could not be read ({fault.Message})", fault);
        if (count < frames && Sndfile.Error(file.File) != 0)
            throw Failed(AudioErrors.DecoderFailed, $"libsndfile says: {Sndfile.Message(file.File).Trim().TrimEnd('.')},");
        var values = (int)count * Format.Channels;
        if (order is not null)
            ChannelOrder.Apply(order, MemoryMarshal.Cast<byte, int>(bytes.Span)[..values]);
        return ValueTask.FromResult(values);
    }

    public override ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}
