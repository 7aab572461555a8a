using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>One directory record of an image, with what its entries say.</summary>
/// <param name="Path">The names from the root, each after a slash.</param>
/// <param name="Record">The record itself.</param>
/// <param name="File">Its entries, joined.</param>
internal sealed record RockRidgeNode(ByteString Path, DirectoryRecord Record, RockRidgeFile File);

/// <summary>Walks every directory record of an image with Rock Ridge, moved directories at their true places.</summary>
internal sealed class RockRidgeImage(byte[] image)
{
    private const int Block = 2048;
    private int skip;

    /// <summary>What was found wrong.</summary>
    public FaultList Faults { get; } = [];

    /// <summary>Every record that is to be shown, and the root's of itself first.</summary>
    public IEnumerable<RockRidgeNode> Walk()
    {
        var root = Structure.Read<VolumeDescriptor>(image.AsSpan(16 * Block, Block), Faults).RootDirectory;
        var self = Records(root.Location).First();
        skip = SharingProtocolIndicator.Find(self.SystemUse) ?? throw new InvalidDataException("There is no Rock Ridge here.");
        yield return new(ByteString.Empty, self, Read(self));
        skip = Read(self).Indicator!.Value.SkippedBytes;
        foreach (var node in Walk(root.Location, default))
            yield return node;
    }

    /// <summary>The entries of one record.</summary>
    public RockRidgeFile Read(in DirectoryRecord record) => SystemUseArea.Read(record.SystemUse, image, Faults, skip);

    /// <summary>Every record of a directory, those of itself and of its parent too.</summary>
    public IEnumerable<DirectoryRecord> Records(uint location)
    {
        var length = Structure.Read<DirectoryRecord>(image.AsSpan((int)location * Block)).DataLength;
        for (long at = location * Block, end = at + length; at < end;)
        {
            if (image[at] == 0)
            {
                at = (at / Block + 1) * Block;
                continue;
            }

            yield return Structure.Read<DirectoryRecord>(image.AsSpan((int)at, image[at]), Faults);
            at += image[at];
        }
    }

    private IEnumerable<RockRidgeNode> Walk(uint directory, ByteString above)
    {
        foreach (var record in Records(directory).Skip(2))
        {
            var file = Read(record);
            if (file.IsRelocated)
                continue;
            ByteString path = (byte[])[.. above.Span, (byte)'/', .. (file.Name ?? record.Identifier).Span];
            var location = file.ChildLink?.Location ?? record.Location;
            if (file.ChildLink is not null)
                file = Read(Records(location).First()) with { };
            yield return new(path, record, file);
            if (file.Attributes?.Mode.Type == PosixFileType.Directory)
                foreach (var node in Walk(location, path))
                    yield return node;
        }
    }
}
