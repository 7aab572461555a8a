namespace OpenImapi.Architecture.Tests;

/// <summary>A file of the repository that is made from the code and approved by whoever commits it.</summary>
/// <remarks>With <c>UPDATE_APPROVED=1</c> in the environment the file is written; else it is compared. <c>eng/update-approved</c> sets it.</remarks>
internal static class ApprovedFile
{
    public static void Check(string path, string made)
    {
        var full = Path.Combine(House.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, made);
            return;
        }

        Assert.True(File.Exists(full), $"{path} does not exist; eng/update-approved writes it.");
        var approved = File.ReadAllText(full).ReplaceLineEndings("\n");
        if (approved != made)
            Assert.Fail($"{path} is not what the code makes of it now; look at the change that eng/update-approved makes, and commit it.\n{FirstDifference(approved, made)}");
    }

    private static string FirstDifference(string approved, string made)
    {
        var (old, now) = (approved.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {line + 1}\n  approved: {old.ElementAtOrDefault(line)}\n  now:      {now.ElementAtOrDefault(line)}";
    }
}
