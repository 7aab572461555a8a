using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A folder of the target by its path, where names are text. Each step looks whether a link stands in the way before it is made.</summary>
internal sealed class PortableTargetFolder(string path) : TargetFolder
{
    public override TargetFolder Enter(ReadOnlySpan<byte> name)
    {
        var inner = new DirectoryInfo(At(name));
        if (inner.LinkTarget is not null || (inner.Exists && inner.Attributes.HasFlag(FileAttributes.ReparsePoint)) || File.Exists(inner.FullName))
            throw new TargetFault(ExtractionErrors.Exists, "a file or a link of that name is there, and nothing is written through a link");
        return inner.Exists ? new PortableTargetFolder(inner.FullName) : throw new TargetFault(ExtractionErrors.Failed, "the folder is gone");
    }

    public override void MakeFolder(ReadOnlySpan<byte> name, bool isPrivate)
    {
        var inner = At(name);
        if (Path.Exists(inner) || new FileInfo(inner).LinkTarget is not null)
            Enter(name).Dispose();
        else
            Try(() => Directory.CreateDirectory(inner));
    }

    public override SafeFileHandle CreateFile(ReadOnlySpan<byte> name, bool isPrivate)
    {
        var file = At(name);
        try
        {
            return File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TargetFault.Of(e);
        }
    }

    public override void MakeLink(ReadOnlySpan<byte> name, ReadOnlySpan<byte> target)
    {
        var (link, leadsTo) = (At(name), NameText.ToSystemName(target));
        Try(() => File.CreateSymbolicLink(link, leadsTo));
    }

    public override void MakeSpecial(ReadOnlySpan<byte> name, SourceKind kind, DeviceNumbers device) =>
        throw new TargetFault(ExtractionErrors.Failed, "devices, pipes and sockets are made on Linux only");

    public override bool TryAddName(ReadOnlySpan<byte> name, TargetFolder folder, ReadOnlySpan<byte> file) => false;

    public override void Restore(SafeFileHandle file, in RestoredState state)
    {
        var restored = state;
        Try(() =>
        {
            if (restored.ModifiedAt is { } modified)
                File.SetLastWriteTimeUtc(file, modified.UtcDateTime);
            if (!OperatingSystem.IsWindows() && restored.Rights is { } rights)
                File.SetUnixFileMode(file, (UnixFileMode)rights.Permissions);
        });
    }

    /// <summary>Only links come here: neither permissions nor time of a link can be set by its path without following it.</summary>
    public override void Restore(ReadOnlySpan<byte> name, SourceKind kind, in RestoredState state)
    {
    }

    public override void RestoreSelf(in RestoredState state)
    {
        var restored = state;
        Try(() =>
        {
            if (restored.ModifiedAt is { } modified)
                Directory.SetLastWriteTimeUtc(path, modified.UtcDateTime);
            if (!OperatingSystem.IsWindows() && restored.Rights is { } rights)
                File.SetUnixFileMode(path, (UnixFileMode)rights.Permissions);
        });
    }

    public override void Name(ReadOnlySpan<byte> temporary, ReadOnlySpan<byte> name, bool overwrite)
    {
        var (from, to) = (At(temporary), At(name));
        if (!overwrite && (Path.Exists(to) || new FileInfo(to).LinkTarget is not null))
            throw new TargetFault(ExtractionErrors.Exists, "it is there already");
        if (Directory.Exists(to) && new DirectoryInfo(to).LinkTarget is null)
            throw new TargetFault(ExtractionErrors.Exists, "a folder of that name is there");
        Try(() => File.Move(from, to, overwrite));
    }

    public override void Remove(ReadOnlySpan<byte> temporary) => File.Delete(At(temporary));

    public override bool Exists(ReadOnlySpan<byte> name) => Path.Exists(At(name));

    public override void Dispose()
    {
    }

    private string At(ReadOnlySpan<byte> name) => Path.Combine(path, NameText.ToSystemName(name));

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw TargetFault.Of(e);
        }
    }
}
