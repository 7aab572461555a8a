using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>One record's entries on a made-up volume: what our writer makes of them, and what our reader makes of that.</summary>
internal static class SystemUseArea
{
    /// <summary>Reads a system use field, with its continuation areas on the volume.</summary>
    public static RockRidgeFile Read(ReadOnlySpan<byte> record, byte[] volume, FaultList faults, int skip = 0)
    {
        var reader = new SystemUseReader(faults);
        reader.Begin(record, skip);
        while (reader.Wanted is { } extent)
        {
            var (start, end) = (extent.Start.Value * 2048, extent.End.Value * 2048);
            if (end > volume.Length)
                reader.Abandon("it lies outside the image");
            else
                reader.Continue(volume.AsSpan((int)start, (int)(end - start)));
        }

        return RockRidgeFile.Of(reader.Entries, faults);
    }

    /// <summary>Measures and writes entries, checks that both agree and that every area keeps its rules, and returns record and volume.</summary>
    public static (byte[] Record, byte[] Volume, SystemUseLayout Layout)? Write(in SystemUseEntries entries, int room, long position)
    {
        if (!SystemUseWriter.TryMeasure(entries, room, position, out var layout))
            return null;
        var record = new byte[layout.RecordLength];
        var volume = new byte[layout.ContinuationEnd + 4096 & ~2047];
        volume.AsSpan().Fill(0xEE);
        Array.Fill(record, (byte)0xEE);
        var continuation = volume.AsSpan((int)layout.ContinuationStart, layout.ContinuationLength);
        Assert.Equal(layout, new SystemUseWriter().Write(entries, room, position, record, continuation));
        Assert.True(layout.RecordLength <= room && layout.RecordLength % 2 == 0, "the record is too long or odd");
        Assert.True(layout.ContinuationStart >= position && layout.ContinuationStart < position + 2048, "the continuation starts far away");
        return (record, volume, layout);
    }
}
