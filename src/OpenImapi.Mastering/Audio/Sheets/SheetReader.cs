using System.Text;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>A sheet as it was read from its file, and what is needed to follow it.</summary>
/// <param name="Path">The sheet's path.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Faults">Names the sheet in errors.</param>
/// <param name="Loader">Opens music files.</param>
/// <param name="Options">How faults are taken.</param>
internal sealed record SheetReader(string Path, byte[] Bytes, SheetFaults Faults, AudioLoader Loader, DiscImageReadOptions Options)
{
    /// <summary>True where the sheet is a tag of the music file at <see cref="Path"/>: whatever file it names, that one is meant.</summary>
    public bool IsTag { get; private init; }

    /// <summary>A sheet that a music file carries in a tag.</summary>
    public static SheetReader OfTag(string path, string text, AudioLoader loader, DiscImageReadOptions options) =>
        new(path, Encoding.UTF8.GetBytes(text), new($"{path}, cue sheet in its tags", options.Mode == ReadingMode.Strict), loader, options with { Encoding = SheetEncoding.Utf8 }) { IsTag = true };

    /// <summary>Reads the file of a sheet; one that is too long is refused before it is read.</summary>
    public static async ValueTask<SheetReader> ReadAsync(string path, AudioLoader loader, DiscImageReadOptions options, CancellationToken cancellation)
    {
        var content = DiskContent.Of(path);
        SheetText.CheckLength(content.Length, path);
        var bytes = new byte[content.Length];
        using var open = new OpenDiskFile(content.OpenFile(), content.Stamp, () => path);
        await open.ReadAsync(0, bytes, cancellation);
        return new(path, bytes, new(path, options.Mode == ReadingMode.Strict), loader, options);
    }
}
