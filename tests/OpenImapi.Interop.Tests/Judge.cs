using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpenImapi.Interop.Tests;

/// <summary>Runs programs that are not ours, so that they judge what we make, or make what we must read.</summary>
/// <remarks>
/// A program that is not installed skips the test on a desk, with the reason shown, and fails it where <c>CI=true</c>. Every run
/// has a time limit, no shell and no input, and a locale and time zone that do not depend on the machine.
/// </remarks>
internal static class Judge
{
    /// <summary>How long a program may take when the test does not say.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program and returns how it ended, whatever its exit code.</summary>
    public static Task<Verdict> AskAsync(string tool, params string[] arguments) => AskAsync(new Question(tool, arguments));

    /// <summary>Runs a program and fails the test unless it ends with exit code 0.</summary>
    public static async Task<Verdict> RunAsync(string tool, params string[] arguments) => (await AskAsync(tool, arguments)).MustSucceed();

    /// <summary>Runs a program with its own folder, time limit or environment.</summary>
    public static async Task<Verdict> AskAsync(Question question)
    {
        using var process = new Process { StartInfo = StartInfo(question, Find(question.Tool)) };
        process.Start();
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(question.TimeLimit ?? TimeLimit);
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        try
        {
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token),
                process.StandardError.BaseStream.CopyToAsync(errors, limit.Token),
                process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            if (!question.MayNotEnd)
                Assert.Fail($"{question} did not end in {question.TimeLimit ?? TimeLimit}.");
            await process.WaitForExitAsync(CancellationToken.None);
            return new(question.ToString(), Verdict.NotEnded, [], []);
        }

        return new(question.ToString(), process.ExitCode, output.ToArray(), errors.ToArray());
    }

    /// <summary>The program's path; where it is not installed, the test is skipped, or fails under <c>CI=true</c>.</summary>
    public static string Find(string tool)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append("/usr/sbin").Append("/sbin")
            .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
        if (found is not null)
            return found;
        Missing($"The outside judge {tool} is not installed.");
        return tool;
    }

    /// <summary>Asks for a native library, which need not be on a desk either.</summary>
    public static void FindLibrary(string name)
    {
        if (NativeLibrary.TryLoad(name, out _))
            return;
        Missing($"The library {name} is not installed.");
    }

    /// <summary>A file that an outside program works with, such as a firmware; it need not be on a desk either.</summary>
    public static string FindFile(string path)
    {
        if (!File.Exists(path))
            Missing($"{path} is not installed.");
        return path;
    }

    /// <summary>Skips the test, with the reason shown, or fails it under <c>CI=true</c>.</summary>
    public static void Missing(string reason)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private static ProcessStartInfo StartInfo(Question question, string path)
    {
        var start = new ProcessStartInfo(path, question.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = question.Folder ?? "",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        foreach (var (name, value) in question.Environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }
}

/// <summary>One run of an outside program.</summary>
internal sealed record Question(string Tool, IReadOnlyList<string> Arguments)
{
    public string? Folder { get; init; }

    public TimeSpan? TimeLimit { get; init; }

    /// <summary>That it does not end in time is an answer, too.</summary>
    public bool MayNotEnd { get; init; }

    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public override string ToString() => $"{Tool} {string.Join(' ', Arguments)}";
}

/// <summary>How an outside program ended, and what it said.</summary>
internal sealed record Verdict(string Command, int ExitCode, byte[] OutputBytes, byte[] ErrorBytes)
{
    /// <summary>The exit code of a program that was ended for taking too long.</summary>
    public const int NotEnded = int.MinValue;

    public string Output => System.Text.Encoding.UTF8.GetString(OutputBytes);

    public string Errors => System.Text.Encoding.UTF8.GetString(ErrorBytes);

    /// <summary>The lines of the output that are not empty.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Verdict MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}.\n{Output}\n{Errors}");
        return this;
    }
}
