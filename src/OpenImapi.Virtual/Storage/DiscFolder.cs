using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>
/// A medium as a folder: disc.json says what it is, history.jsonl what happened to it, blocks.bin holds its blocks;
/// on a CD, where there are any, sectors.bin samples and whole sectors, subchannel.bin the sub-channels written with them.
/// </summary>
internal sealed class DiscFolder(string path)
{
    public string Path => path;

    public string Name => System.IO.Path.GetFileName(path);

    public bool Exists => File.Exists(Description);

    public string Blocks => System.IO.Path.Combine(path, "blocks.bin");

    private string Description => System.IO.Path.Combine(path, "disc.json");

    private string History => System.IO.Path.Combine(path, "history.jsonl");

    /// <summary>Opens the disc. Only the process that holds the drive may open it to write.</summary>
    public Disc Open(bool readOnly)
    {
        var stored = AtomicFile.Read(Description, StoredJson.Default.StoredDisc);
        var kind = stored is null ? null : MediumKind.Find(stored.Medium);
        if (kind is null)
            throw new DiscException(VirtualErrors.DamagedMedium, $"{Description} does not name a medium.");
        try
        {
            var (journal, state) = FileJournal.Open(History, readOnly);
            if (state.IsPossibleOn(kind))
                return new(kind, state, OpenBlocks(readOnly), journal, stored!.MediaId);
            journal.Dispose();
            throw new DiscException(VirtualErrors.DamagedMedium, $"{History} tells what no {kind} can hold.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new DiscException(VirtualErrors.DamagedMedium, $"{path} cannot be opened: {e.Message}", inner: e);
        }
    }

    /// <summary>Fills a new folder; the description comes last and makes it a disc.</summary>
    public void Create(MediumKind kind, IReadOnlyList<DiscEvent> history, string? image, string? mediaId)
    {
        if (image is null)
            File.WriteAllBytes(Blocks, []);
        else
            File.Copy(image, Blocks);
        Describe(kind, history, mediaId);
    }

    /// <summary>Fills a new folder with a pressed disc.</summary>
    public async ValueTask CreateAsync(Pressing pressing, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(Blocks, [], cancellation);
        using (var blocks = OpenBlocks(readOnly: false))
            await pressing.WriteAsync(blocks, cancellation);
        Describe(pressing.Kind, pressing.History, mediaId: null);
    }

    private void Describe(MediumKind kind, IReadOnlyList<DiscEvent> history, string? mediaId)
    {
        FileJournal.Create(History, history);
        AtomicFile.Write(Description, new(1, kind.Id) { MediaId = mediaId }, StoredJson.Default.StoredDisc);
    }

    /// <summary>An area that was never written has no file.</summary>
    private DiscBlocks OpenBlocks(bool readOnly) => new(
        area => readOnly && !File.Exists(FileOf(area)) ? new MemoryBlockStore(area) : new FileBlockStore(FileOf(area), area, readOnly),
        area => File.Exists(FileOf(area)));

    private string FileOf(BlockArea area) => area switch
    {
        BlockArea.UserData => Blocks,
        BlockArea.Sectors => System.IO.Path.Combine(path, "sectors.bin"),
        _ => System.IO.Path.Combine(path, "subchannel.bin"),
    };
}
