using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What an image says, its files found; its tracks are made of it as often as lengths become better known.</summary>
internal abstract class ImageDraft(string path) : IDisposable
{
    public string Path => path;

    public List<DiscImageWarning> Warnings { get; } = [];

    /// <summary>Every music file, once.</summary>
    public virtual IReadOnlyList<AudioContent> Sounds => [];

    public virtual ImmutableArray<CdTextBlock> Texts => [];

    /// <summary>CD-TEXT packs that go onto the disc as they are; empty where they are to be made of the texts.</summary>
    public virtual ImmutableArray<CdTextPack> Packs => [];

    public virtual MediaCatalogNumber? Catalog => null;

    /// <summary>The user data, where the image is that of a data disc.</summary>
    public virtual IBlockSource? Data => null;

    /// <summary>Finds and opens the files that a sheet names.</summary>
    public abstract ValueTask OpenFilesAsync(CancellationToken cancellation);

    /// <summary>The sessions and their tracks, by the lengths that are known now.</summary>
    public abstract ImmutableArray<DiscImageSession> Compose();

    public abstract void Dispose();
}

/// <summary>The image of a data disc, 2,048 bytes a block.</summary>
internal sealed class DataDraft(string path) : ImageDraft(path)
{
    private FileBlockSource? file;

    public override IBlockSource? Data => file;

    public override ValueTask OpenFilesAsync(CancellationToken cancellation)
    {
        file = new(Path);
        if (file.Extent.IsEmpty)
            throw new DiscException(DiscImageReadErrors.ImageBroken, $"{Path} has no whole block of 2,048 bytes.");
        var rest = new FileInfo(Path).Length - file.Extent.Length.Bytes();
        if (rest > 0)
            Warnings.Add(new(0, $"{Path} ends with {rest} bytes that are no whole block; they are left out."));
        return ValueTask.CompletedTask;
    }

    public override ImmutableArray<DiscImageSession> Compose() => [];

    public override void Dispose() => file?.Dispose();
}
