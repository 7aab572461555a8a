using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Files that appear under their names together, when all are complete; else none is left.</summary>
internal sealed class ExportFiles : IDisposable
{
    private readonly string[] paths;
    private readonly SafeFileHandle[] files;

    public ExportFiles(string[] paths, bool replace)
    {
        this.paths = paths;
        if (!replace && paths.FirstOrDefault(File.Exists) is { } existing)
            throw new DiscException(VirtualErrors.ExportExists, $"{existing} exists.");
        try
        {
            files = [.. paths.Select(path => File.OpenHandle(Temporary(path), FileMode.Create, FileAccess.ReadWrite))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            DeleteTemporaries();
            throw new DiscException(VirtualErrors.CannotExport, $"{paths[0]} cannot be written: {e.Message}", inner: e);
        }
    }

    /// <summary>The file of raw sectors or of blocks.</summary>
    public SafeFileHandle Image => files[0];

    /// <summary>The file that describes the image, where there is one.</summary>
    public SafeFileHandle Sheet => files[^1];

    public string ImageName => Path.GetFileName(paths[0]);

    /// <summary>Gives the files their names.</summary>
    public void Complete()
    {
        Array.ForEach(files, file => file.Dispose());
        foreach (var path in paths)
            File.Move(Temporary(path), path, overwrite: true);
    }

    public void Dispose()
    {
        Array.ForEach(files, file => file.Dispose());
        DeleteTemporaries();
    }

    private void DeleteTemporaries()
    {
        foreach (var temporary in paths.Select(Temporary).Where(File.Exists))
            File.Delete(temporary);
    }

    private static string Temporary(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.partial");
}
