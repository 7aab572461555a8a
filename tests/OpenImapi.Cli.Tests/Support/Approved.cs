namespace OpenImapi.Cli.Tests;

/// <summary>A text that a person has approved; with UPDATE_APPROVED=1 it is written anew.</summary>
internal static class Approved
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Compares with a file beside the tests.</summary>
    public static void Check(string name, string made) => CheckFile(Path.Combine("tests/OpenImapi.Cli.Tests/Approved", name), made);

    /// <summary>Compares with a file of the repository.</summary>
    public static void CheckFile(string path, string made)
    {
        var full = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, made);
            return;
        }

        Assert.True(File.Exists(full), $"{path} does not exist; UPDATE_APPROVED=1 writes it.");
        Assert.Equal(File.ReadAllText(full).ReplaceLineEndings("\n"), made);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "OpenImapi.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
