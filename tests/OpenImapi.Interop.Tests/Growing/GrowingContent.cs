using System.Security.Cryptography;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>Three folders that are put on one medium one after another, and what it has to show after each.</summary>
internal sealed class GrowingContent
{
    /// <summary>Shown no more once the third folder is there.</summary>
    public const string Removed = "docs/deep";

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly Random random = new(4711);

    public GrowingContent(TemporaryFolder folder)
    {
        Add(folder, 0, "big.bin", 700_000);
        Add(folder, 0, "docs/one.txt", 20);
        Add(folder, 0, "docs/deep/gone.txt", 3000);
        Add(folder, 0, "Grüße 日本.txt", 2049);
        Add(folder, 0, "empty", 0);
        Link(folder, 0, "link", "docs/one.txt");
        Keep();
        Add(folder, 1, "docs/one.txt", 4000);
        Add(folder, 1, "new.bin", 2048);
        Link(folder, 1, "docs/up", "../big.bin");
        Keep();
        Add(folder, 2, "three/c.bin", 100_000);
        files.Remove("/docs/deep/gone.txt");
        Keep();
    }

    /// <summary>SHA-256 by path, after each of the folders.</summary>
    public List<SortedDictionary<string, string>> Files { get; } = [];

    /// <summary>Targets of links by path, after each of the folders.</summary>
    public List<SortedDictionary<string, string>> Links { get; } = [];

    /// <summary>The paths of files and links after all folders, as find tells them.</summary>
    public List<string> Paths => [.. Files[^1].Keys.Concat(Links[^1].Keys).Order(StringComparer.Ordinal)];

    /// <summary>The path of a folder, from 0 on.</summary>
    public static string Of(TemporaryFolder folder, int number) => folder[$"content/{number}"];

    private void Add(TemporaryFolder folder, int number, string path, int length)
    {
        var content = new byte[length];
        random.NextBytes(content);
        var file = folder.Write($"content/{number}/{path}", content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        files[$"/{path}"] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private void Link(TemporaryFolder folder, int number, string path, string target)
    {
        File.CreateSymbolicLink(Path.Combine(Of(folder, number), path), target);
        links[$"/{path}"] = target;
    }

    private void Keep()
    {
        Files.Add(new(files, StringComparer.Ordinal));
        Links.Add(new(links, StringComparer.Ordinal));
    }
}
