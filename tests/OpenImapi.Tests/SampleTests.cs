using System.Diagnostics;

namespace OpenImapi.Tests;

/// <summary>The README's sample is the one that is compiled, and it does what it says.</summary>
public class SampleTests
{
    private const string Marker = "<!-- sample: burn -->\n```csharp\n";

    [Fact]
    public void The_README_shows_the_sample_as_it_is_compiled()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");
        var shown = readme[(readme.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
        var sample = File.ReadAllText(Path.Combine(Root, "samples", "Burn", "Program.cs")).ReplaceLineEndings("\n");
        Assert.StartsWith(sample + "```\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_burns_and_appends_a_session_when_it_is_run_again()
    {
        var home = Directory.CreateTempSubdirectory("openimapi-").FullName;
        try
        {
            for (var session = 1; session <= 2; session++)
            {
                var output = await RunAsync("Burn", home);
                Assert.EndsWith("verified: True", output.TrimEnd(), StringComparison.Ordinal);
                Assert.Contains("0 of ", output, StringComparison.Ordinal);
            }

            var drive = Assert.Single(new Virtual.VirtualDrives(new(home)).List());
            Assert.Equal(2, drive.State!.ClosedSessions);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task The_audio_sample_burns_three_tones_as_tracks()
    {
        var home = Directory.CreateTempSubdirectory("openimapi-").FullName;
        try
        {
            var output = await RunAsync("AudioDisc", home);
            Assert.Equal(
            [
                "3 tracks take 1429 of 359847 blocks",
                "0 of 3 tracks", "1 of 3 tracks", "2 of 3 tracks", "3 of 3 tracks",
                "1125 blocks on virtual:audio, verified: True",
            ], output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
            using var disc = new Virtual.VirtualDrives(new(home)).OpenDisc("audio");
            Assert.Equal([(0, 375), (527, 375), (1054, 375)], disc.Layout.Tracks.Select(track => (track.Extent.Start.Value, track.Extent.Length.Value)));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "OpenImapi.slnx")))
                folder = Path.GetDirectoryName(folder);
            return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }
    }

    /// <summary>Runs the compiled sample over the repository's own pages.</summary>
    private static async Task<string> RunAsync(string sample, string home)
    {
        var start = new ProcessStartInfo(Neighbour.Dotnet, [Path.Combine(AppContext.BaseDirectory, $"{sample}.dll")])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["OPENIMAPI_HOME"] = home;
        start.Environment.Remove(StashOptions.Variable);
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return await output;
    }
}
