namespace OpenImapi.Tests;

/// <summary>A computer kept awake by a program of its system.</summary>
public sealed class SleepTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("openimapi-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_program_holds_until_the_hold_is_let_go()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a script of the shell.");
        var end = Path.Combine(folder, "end");
        var program = Script($"""
            echo "$1" > {folder}/why
            shift
            "$@"
            echo ended > {end}.part
            mv {end}.part {end}
            """);
        using var watcher = new FileSystemWatcher(folder) { EnableRaisingEvents = true };
        var ended = new TaskCompletionSource();
        watcher.Renamed += (_, _) => ended.TrySetResult();
        using (var hold = await new ProgramInhibitor(program, $"--why={ProgramInhibitor.Reason}").InhibitAsync("Recording a disc in sr0"))
        {
            Assert.Null(hold.Fault);
            Assert.Equal("--why=Recording a disc in sr0", (await File.ReadAllTextAsync(Path.Combine(folder, "why"))).Trim());
            Assert.False(File.Exists(end));
        }

        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_program_that_refuses_says_why()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a script of the shell.");
        using var hold = await new ProgramInhibitor(Script("echo 'Failed to inhibit: Access denied' >&2; exit 1")).InhibitAsync("Recording");
        Assert.Contains("Failed to inhibit: Access denied.", hold.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_no_error()
    {
        using var hold = await new ProgramInhibitor(Path.Combine(folder, "none")).InhibitAsync("Recording");
        Assert.Contains("cannot be started", hold.Fault, StringComparison.Ordinal);
    }

    private string Script(string text)
    {
        var path = Path.Combine(folder, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
