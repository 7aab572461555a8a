using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Formats.Partitions;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Bench;

/// <summary>What is done to bytes: codes, checksums, sectors, sub-channels, texts.</summary>
internal static class ByteTasks
{
    private const int Sectors = 1024;
    private const int Large = 16 << 20;

    public static MicroTask Copy { get; } = Of("memory copy of 16 MiB", Large, From(new byte[Large], source => source.AsSpan().CopyTo(Target)));

    private static byte[] Target { get; } = new byte[Large];

    public static IEnumerable<MicroTask> All() => [.. OfSectors(), .. OfSubchannels(), .. OfChecksums()];

    private static IEnumerable<MicroTask> OfSectors()
    {
        var (data, raw) = (Filled(Sectors * BlockSizes.UserData), new byte[Sectors * BlockSizes.Raw]);
        void Each(Action<int, Memory<byte>> what)
        {
            for (var sector = 0; sector < Sectors; sector++)
                what(sector, raw.AsMemory(sector * BlockSizes.Raw, BlockSizes.Raw));
        }

        Memory<byte> UserData(int sector) => data.AsMemory(sector * BlockSizes.UserData, BlockSizes.UserData);
        Each((sector, room) => Sector.Write(SectorForm.Mode1, new(sector), UserData(sector).Span, room.Span));
        return
        [
            Of("EDC and ECC of sectors in mode 1", raw.Length, () => Each((_, room) => Sector.Seal(SectorForm.Mode1, room.Span))),
            Of("EDC alone", raw.Length, () => Each((_, room) => ErrorDetection.Of(room.Span[..2064]))),
            Of("ECC alone", raw.Length, () => Each((_, room) => ErrorCorrection.Fill(room.Span))),
            Of("whole sectors of 2,352 bytes from blocks of 2,048", raw.Length, () => Each((sector, room) => Sector.Write(SectorForm.Mode1, new(sector), UserData(sector).Span, room.Span))),
            Of("checking sectors", raw.Length, () => Each((sector, room) => Sector.Check(room.Span, new(sector)))),
            Of("scrambling", raw.Length, () => Each((_, room) => Scrambler.Apply(room.Span))),
        ];
    }

    private static IEnumerable<MicroTask> OfSubchannels()
    {
        var tracks = Enumerable.Range(1, 20).Select(number => new TrackLayout(number, new(new((number - 1) * 15000), new(15000)), BlockForm.Audio));
        var generator = new SubchannelGenerator(new(1, [.. tracks]));
        var (room, packed) = (new byte[Subchannel.Length], Filled(Subchannel.Length));
        var text = new CdTextBlock
        {
            Disc = new() { Title = "A Collection of Songs", Performer = "The Players" },
            Tracks = [.. Enumerable.Range(1, 20).Select(number => new CdTextFields { Title = $"Song Number {number} with a Longer Title", Performer = "The Players and Friends" })],
        };
        var packs = CdText.Encode([text], []);
        return
        [
            new("sub-channels P and Q of a sector", "sector", Sectors, () =>
            {
                for (var sector = 0; sector < Sectors; sector++)
                    generator.Fill(new(100_000 + sector), room);
            }),
            new("interleaving of the sub-channels of a sector", "sector", 1, () => Subchannel.Interleave(packed, room)),
            new("CRC of Q", "block of 10 bytes", 1, () => SubchannelCrc.Of(packed.AsSpan(0, 10))),
            new("making CD-TEXT of 20 tracks", "album", 1, () => CdText.Encode([text], [])),
            new("reading CD-TEXT of 20 tracks", "album", 1, () => CdText.Decode(packs, [])),
        ];
    }

    private static IEnumerable<MicroTask> OfChecksums()
    {
        var (data, hash) = (Filled(1 << 20), new byte[SHA256.HashSizeInBytes]);
        return
        [
            Of("CRC of UDF's descriptors", data.Length, () => DescriptorCrc.Of(data)),
            Of("CRC-32 of partition tables", data.Length, () => Crc32.Of(data)),
            Of("CRC of a rip", data.Length, () => new RipCrc().Append(data)),
            Of("AccurateRip's checksum", data.Length, () => new AccurateRipChecksum(new(data.Length / 4), isFirst: false, isLast: false).Append(data)),
            Of("SHA-256", data.Length, () => SHA256.HashData(data, hash)),
        ];
    }

    private static MicroTask Of(string name, long bytes, Action run) => new(name, MicroTask.Bytes, bytes, run);

    private static Action From(byte[] source, Action<byte[]> what) => () => what(source);

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        new Seeded(7).Fill(bytes);
        return bytes;
    }
}
