using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Tells one disc from another: a checksum over its kind, its tracks and the volume descriptors of its first and last session.</summary>
internal static class MediumIdentity
{
    /// <summary>Where a session's volume descriptors begin, counted from its first track (ECMA-119, 6.2.1).</summary>
    private static readonly BlockCount SystemArea = new(16);

    public static async ValueTask<string> OfAsync(Drive drive, Medium medium, TimeProvider time, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, (ushort)medium.Profile, (int)medium.Status, medium.Sessions, medium.Capacity.Value, medium.NextWritable?.Value ?? -1);
        foreach (var track in medium.Tracks)
            Add(hash, track.Number, track.Session, track.Extent.Start.Value, track.Extent.End.Value, (int)track.Form, (int)track.State);
        var disc = new DriveBlockSource(drive, medium, time);
        var starts = medium.SessionStarts;
        foreach (var session in starts.Length > 1 ? [starts[0], starts[^1]] : starts)
            hash.AppendData(await DescriptorAsync(disc, session + SystemArea, cancellation));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A block's bytes; none where it cannot be read, which is also a mark of the disc.</summary>
    private static async ValueTask<byte[]> DescriptorAsync(DriveBlockSource disc, Lba block, CancellationToken cancellation)
    {
        try
        {
            return disc.Holds(new(block, new(1))) ? await disc.ReadAsync(block, 1, cancellation) : [];
        }
        catch (BlockReadException)
        {
            return [];
        }
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
            hash.AppendData(BitConverter.GetBytes(number));
    }
}
