using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The files of one sheet, each opened once.</summary>
internal sealed class SheetFiles(SheetReader sheet, List<DiscImageWarning> warnings) : IDisposable
{
    private readonly SheetNames names = new(sheet.Path, warnings);
    private readonly Dictionary<string, DecodedAudio> sounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinaryFile> binaries = new(StringComparer.Ordinal);

    public IReadOnlyList<AudioContent> Sounds => [.. sounds.Values];

    /// <summary>Opens a music file.</summary>
    public async ValueTask<DecodedAudio> OpenSoundAsync(string name, int line, bool isOnly, CancellationToken cancellation)
    {
        var path = sheet.IsTag ? sheet.Path : names.Find(name, line, isSound: true, isOnly);
        if (sounds.TryGetValue(path, out var known))
            return known;
        try
        {
            return sounds[path] = await sheet.Loader.OpenAsync(path, cancellation);
        }
        catch (DiscException e)
        {
            throw new DiscException(e.Error, $"{sheet.Path}, line {line}: {e.Message}", e.Advice, e);
        }
    }

    /// <summary>Opens a file of blocks or bare samples.</summary>
    public BinaryFile OpenBinary(string name, int line, bool isOnly)
    {
        var path = names.Find(name, line, isSound: false, isOnly);
        if (!binaries.TryGetValue(path, out var file))
            binaries[path] = file = new(DiskContent.Of(path));
        return file;
    }

    public void Dispose()
    {
        foreach (var sound in sounds.Values)
            sound.Dispose();
        foreach (var file in binaries.Values)
            file.Dispose();
    }
}
