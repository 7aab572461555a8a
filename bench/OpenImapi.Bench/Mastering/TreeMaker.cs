namespace OpenImapi.Bench;

/// <summary>Makes a workload's files: the same names, bytes and times every time.</summary>
internal sealed class TreeMaker
{
    private const int Piece = 4 << 20;
    private static readonly DateTime Epoch = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly byte[] bytes = new byte[2 * Piece];
    private readonly string root;
    private int made;

    public TreeMaker(string root, ulong seed)
    {
        this.root = Directory.CreateDirectory(root).FullName;
        Seeded = new(seed);
        Seeded.Fill(bytes);
    }

    public Seeded Seeded { get; }

    public void AddFolder(string path) => Directory.CreateDirectory(Path.Combine(root, path));

    /// <summary>Adds a file of pseudo-random bytes; its folder is there.</summary>
    public void AddFile(string path, long length)
    {
        using var file = File.OpenHandle(Path.Combine(root, path), FileMode.CreateNew, FileAccess.Write);
        for (var offset = 0L; offset < length; offset += Piece)
        {
            var from = (int)(Seeded.Next() % Piece);
            RandomAccess.Write(file, bytes.AsSpan(from, (int)Math.Min(Piece, length - offset)), offset);
        }

        File.SetLastWriteTimeUtc(file, Epoch.AddSeconds(made++));
    }

    /// <summary>A name of so many letters, with words as people use them, which ends in a number and an extension.</summary>
    public string NameOf(int number, int length, string extension)
    {
        ReadOnlySpan<string> words = ["report", "Summer", "photo", "invoice", "Über", "draft", "notes", "final", "of the", "meeting"];
        var name = new System.Text.StringBuilder();
        while (name.Length < length - extension.Length - 7)
            name.Append(words[Seeded.Between(0, words.Length - 1)]).Append(' ');
        return $"{name}{number:D6}{extension}";
    }
}
