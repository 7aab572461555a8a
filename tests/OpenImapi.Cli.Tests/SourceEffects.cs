namespace OpenImapi.Cli.Tests;

/// <summary>What each option of sources does, seen in the image that is made, and in the disc that is burned.</summary>
internal static class SourceEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All =>
        from verb in (string[])["image create", "burn", "image append"] from effect in Of(verb) select KeyValuePair.Create($"imapi {verb} {effect.Key}", effect.Value);

    private static Dictionary<string, Func<Desk, Task>> Of(string verb) => new(StringComparer.Ordinal)
    {
        ["--path-list"] = async desk =>
        {
            desk.File("list", $"{desk.File("more/one.txt", "1")}\n\nthere/two={desk.File("more/2.txt", "2")}\n");
            Assert.Equal(["Letter.txt", "one.txt", "there", "two"], await NamesAsync(desk, verb, "--path-list", desk["list"]));
        },
        ["--path-list0"] = async desk =>
        {
            desk.File("list", $"one={desk.File("more/new\nline", "1")}\0there/two={desk.File("more/2.txt", "2")}");
            Assert.Equal(["Letter.txt", "one", "there", "two"], await NamesAsync(desk, verb, "--path-list0", desk["list"]));
        },
        ["--tar"] = async desk =>
        {
            desk.File("more/one.txt", "1");
            await System.Formats.Tar.TarFile.CreateFromDirectoryAsync(desk["more"], desk["x.tar"], includeBaseDirectory: false, TestContext.Current.CancellationToken);
            Assert.Equal(["Letter.txt", "one.txt", "one.txt", "there"], await NamesAsync(desk, verb, "--tar", desk["x.tar"], "--tar", $"there={desk["x.tar"]}"));
        },
        ["--exclude"] = async desk =>
        {
            desk.File("docs/a/keep.o", "1");
            desk.File("docs/a/b/drop.o", "1");
            Assert.Equal(["Letter.txt", "a", "b", "keep.o"], await NamesAsync(desk, verb, "--exclude", "drop.*", "--exclude", "b/drop.o"));
        },
        ["--exclude-from"] = async desk =>
        {
            desk.File("docs/a/drop.o", "1");
            desk.File("patterns", "# objects\n*.o\n\n");
            Assert.Equal(["Letter.txt", "a"], await NamesAsync(desk, verb, "--exclude-from", desk["patterns"]));
        },
        ["--include"] = async desk =>
        {
            desk.File("docs/a/b.jpg", "1");
            Assert.Equal(["a", "b.jpg"], await NamesAsync(desk, verb, "--include", "*.jpg"));
        },
        ["--one-file-system"] = async desk =>
        {
            Directory.CreateSymbolicLink(desk["docs/proc"], "/proc/self/fdinfo");
            Assert.Equal(["Letter.txt", "proc"], await NamesAsync(desk, verb, "--one-file-system", "--follow-links"));
        },
        ["--dedup"] = async desk =>
        {
            desk.File("docs/one.bin", Desk.Bytes(50_000));
            desk.File("docs/two.bin", Desk.Bytes(50_000));
            var (twice, once) = (await VolumeEffects.MadeAsync(desk, verb), await VolumeEffects.MadeAsync(desk, verb, "--dedup"));
            Assert.Equal((2, 1), (Occurrences(twice, Desk.Bytes(50_000)), Occurrences(once, Desk.Bytes(50_000))));
        },
        ["--checksums"] = async desk =>
        {
            Assert.Equal(["Letter.txt", "SHA256SUMS"], await NamesAsync(desk, verb, "--checksums"));
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a letter"u8));
            Assert.Equal($"{hash}  Letter.txt\n", File.ReadAllText(desk["out/SHA256SUMS"]));
        },
        ["--hide"] = desk => HiddenAsync(desk, verb, "LETTER.TXT"u8.ToArray(), [], "--hide"),
        ["--hide-joliet"] = desk => HiddenAsync(desk, verb, System.Text.Encoding.BigEndianUnicode.GetBytes("Letter.txt"), [], "--hide-joliet"),
        ["--hide-udf"] = desk => HiddenAsync(desk, verb, "\bLetter.txt"u8.ToArray(), ["--udf", "2.01"], "--hide-udf"),
        ["--sort"] = async desk =>
        {
            desk.File("docs/A first.txt", "first of names");
            desk.File("weights", "# this one early\nLetter.txt \t 10\n");
            var image = await VolumeEffects.MadeAsync(desk, verb, "--sort", desk["weights"]);
            Assert.True(image.AsSpan().IndexOf("a letter"u8) < image.AsSpan().IndexOf("first of names"u8));
        },
    };

    private static int Occurrences(ReadOnlySpan<byte> image, ReadOnlySpan<byte> content)
    {
        var count = 0;
        for (; image.IndexOf(content) is var at and >= 0; count++)
            image = image[(at + content.Length)..];
        return count;
    }

    /// <summary>A name stands in the image, and does not where it is hidden; the data are there in any case.</summary>
    private static async Task HiddenAsync(Desk desk, string verb, byte[] name, string[] usual, string option)
    {
        Assert.True((await VolumeEffects.MadeAsync(desk, verb, usual)).AsSpan().IndexOf(name) > 0);
        var hidden = await VolumeEffects.MadeAsync(desk, verb, [.. usual, option, "Letter.*"]);
        Assert.Equal(-1, hidden.AsSpan().IndexOf(name));
        Assert.True(hidden.AsSpan().IndexOf("a letter"u8) > 0);
    }

    /// <summary>The names of all in the image, in order.</summary>
    internal static async Task<string[]> NamesAsync(Desk desk, string verb, params string[] words)
    {
        await VolumeEffects.MadeAsync(desk, verb, words);
        (await desk.RunAsync("image", "extract", desk["made.iso"], "-o", desk["out"])).Succeeded();
        return [.. Directory.EnumerateFileSystemEntries(desk["out"], "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
    }
}
