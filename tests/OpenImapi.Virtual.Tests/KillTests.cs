using System.Diagnostics;
using System.IO.Pipes;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>A process that burns is killed at any moment: the disc is what a real one would be, and the drive is free.</summary>
[Trait("Category", "Large")]
public sealed class KillTests : IDisposable
{
    private const string HomeVariable = "OPENIMAPI_KILLED_HOME";
    private const string PipeVariable = "OPENIMAPI_KILLED_PIPE";
    private const int Piece = 24;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    [Theory]
    [InlineData("cd-r80", 1)]
    [InlineData("cd-r80", 200)]
    [InlineData("cd-rw80", 37)]
    [InlineData("dvd+r", 90)]
    [InlineData("dvd-r", 90)]
    [InlineData("bd-r25", 411)]
    public async Task What_was_written_is_there_and_writing_can_go_on_after_it(string medium, int pieces)
    {
        var home = new VirtualHome(folder.FullName);
        var address = new VirtualDrives(home).Create("lab", medium);
        await KillAfter(pieces, address);

        await using var bench = await Bench.OpenAsync(await new VirtualDriveCatalog(home).OpenAsync(address, CancellationToken.None));
        var track = await bench.Invisible();
        var written = track.NextWritable;
        Assert.True(track is { Track: 1, NextWritableValid: true } && written >= pieces * Piece && written % Piece == 0, $"{track}");
        Assert.Equal((DiscStatus.Incomplete, SessionState.Incomplete), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        for (var at = 0; at < written; at += Piece)
            Assert.Equal(Bench.Pattern(Piece, at), await bench.Read(at, Piece));

        Assert.Null(await bench.Write(written, Piece, (int)written));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(Bench.Pattern(Piece, (int)written), await bench.Read(written, Piece));
    }

    [Theory]
    [InlineData("dvd+rw", 90)]
    [InlineData("bd-re25", 411)]
    public async Task What_was_written_in_place_is_there_and_the_disc_is_whole(string medium, int pieces)
    {
        var home = new VirtualHome(folder.FullName);
        var address = new VirtualDrives(home).Create("lab", medium);
        await KillAfter(pieces, address);

        await using var bench = await Bench.OpenAsync(await new VirtualDriveCatalog(home).OpenAsync(address, CancellationToken.None));
        Assert.Equal((DiscStatus.Complete, SessionState.Complete), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        for (var at = 0; at < pieces * Piece; at += Piece)
            Assert.Equal(Bench.Pattern(Piece, at), await bench.Read(at, Piece));
        Assert.Null(await bench.Write(7, Piece, 99));
        Assert.Equal(Bench.Pattern(Piece, 99), await bench.Read(7, Piece));
    }

    [Fact]
    public async Task A_drive_held_by_another_process_is_refused_and_takes_up_a_change_of_disc()
    {
        var home = new VirtualHome(folder.FullName);
        var drives = new VirtualDrives(home);
        var address = drives.Create("lab", "bd-r25");
        await using var pipe = Pipe(out var name);
        using var burner = Start(name);
        try
        {
            await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
            await ReadAsync(pipe, 1);
            var refused = await Assert.ThrowsAsync<DiscException>(async () => await new VirtualDriveCatalog(home).OpenAsync(address, CancellationToken.None));
            Assert.Equal(DriveErrors.NotAccessible, refused.Error);
            Assert.Contains($"process {burner.Id}", refused.Message, StringComparison.Ordinal);
            // The burner must never wait for us to take its signs: it takes up the change of disc at its next command.
            var taken = pipe.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
            Assert.Equal(TrayOutcome.Requested, drives.Eject("lab"));
            await burner.WaitForExitAsync(TestContext.Current.CancellationToken);
            await taken;
        }
        finally
        {
            burner.Kill();
        }

        Assert.Equal((null, true), (drives.Describe("lab").Medium, drives.Describe("lab").TrayOpen));
    }

    /// <summary>Not a test: burns in the process that the tests above start and kill.</summary>
    [Fact(Explicit = true)]
    public async Task Burn_until_killed()
    {
        var home = new VirtualHome(Environment.GetEnvironmentVariable(HomeVariable)!);
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(TestContext.Current.CancellationToken);
        var catalog = new VirtualDriveCatalog(home);
        await using var bench = await Bench.OpenAsync(await catalog.OpenAsync((await catalog.ListAsync(CancellationToken.None))[0], CancellationToken.None));
        if ((await bench.Ask(new ReadFormatCapacities())) is { State: FormatState.Unformatted, Formats: [var first, ..] })
            Assert.Null(await OverwritableTests.Format(bench, new(first.Blocks, first.Type)));
        for (var at = 0; await bench.Write(at, Piece, at) is null; at += Piece)
            pipe.WriteByte(1);
    }

    private async Task KillAfter(int pieces, DriveAddress address)
    {
        await using var pipe = Pipe(out var name);
        using var burner = Start(name);
        try
        {
            await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
            await ReadAsync(pipe, pieces);
        }
        finally
        {
            burner.Kill();
            await burner.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(Directory.Exists(address.Location));
    }

    private static NamedPipeServerStream Pipe(out string name)
    {
        name = $"openimapi-{Environment.ProcessId}-{Guid.NewGuid():N}";
        return new(name, PipeDirection.In);
    }

    private static async Task ReadAsync(NamedPipeServerStream pipe, int count) =>
        await pipe.ReadExactlyAsync(new byte[count], TestContext.Current.CancellationToken);

    private Process Start(string pipe)
    {
        string[] arguments = [typeof(KillTests).Assembly.Location, "-method", $"{typeof(KillTests).FullName}.{nameof(Burn_until_killed)}", "-explicit", "only"];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment[HomeVariable] = folder.FullName;
        start.Environment[PipeVariable] = pipe;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
