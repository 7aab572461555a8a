using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering;

/// <summary>Files that get their names together, when all are complete; else none of them is left.</summary>
internal sealed class TargetFileSet : IDisposable
{
    private readonly List<TargetFile> files = [];

    /// <exception cref="OpenImapi.Formats.DiscException">A name is taken, or a file cannot be made.</exception>
    public TargetFileSet(ImmutableArray<(string Path, long Length)> wanted, bool overwrite)
    {
        Paths = [.. wanted.Select(file => Path.GetFullPath(file.Path))];
        try
        {
            foreach (var (path, length) in wanted)
                files.Add(TargetFile.Create(path, length, overwrite));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Paths { get; }

    public IReadOnlyList<SafeFileHandle> Handles => [.. files.Select(file => file.Handle)];

    /// <summary>Gives the files their names, in order; when one cannot have its name, those before it are removed again.</summary>
    public void Complete()
    {
        var named = 0;
        try
        {
            for (; named < files.Count; named++)
                files[named].Complete();
        }
        catch
        {
            foreach (var path in Paths.Take(named))
                File.Delete(path);
            throw;
        }
    }

    public void Dispose() => files.ForEach(file => file.Dispose());
}
