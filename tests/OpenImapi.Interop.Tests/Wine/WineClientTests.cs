using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Wine;

/// <summary>
/// The program in the folder "client", compiled for Windows and run under Wine: it creates the disc master by its class and drives a virtual
/// recorder by COM. What it burns is judged here.
/// </summary>
[Trait("Category", "Interop")]
[Collection(WineCollection.Name)]
public sealed class WineClientTests(WinePrefix wine) : IDisposable
{
    private const int Block = 2352;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("sta")]
    [InlineData("mta")]
    public async Task A_compound_file_becomes_a_disc_that_every_reader_reads(string apartment)
    {
        await InsertAsync("cd-r80");
        await wine.PlayAsync(folder.Path, "data", apartment);
        await Imapi.RunAsync("drive", "export", "lab", "-o", folder["disc.iso"]);

        folder.Write("tree/small.txt", Pattern(11));
        folder.Write("tree/empty.bin", []);
        folder.Write("tree/folder/large file.bin", Pattern(300_001));
        folder.Write("tree/folder/deeper/Übung.dat", Pattern(2048));
        var expected = await new ExpectedTrees().AddAsync(folder["tree"]);
        // isoinfo shows names in the letters of western Europe alone, one byte each.
        foreach (var reader in OutsideReader.Five.Where(reader => reader.Name != "isoinfo"))
            await reader.MustShowAsync(expected, folder["disc.iso"], folder);
    }

    [Theory]
    [InlineData("sta")]
    [InlineData("mta")]
    public async Task Audio_blocks_become_tracks_of_equal_samples(string apartment)
    {
        await InsertAsync("cd-r80");
        await wine.PlayAsync(folder.Path, "audio", apartment);
        await Imapi.RunAsync("drive", "export", "lab", "-o", folder["disc.cue"]);

        var lines = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={folder["disc.cue"]}")).Lines;
        Assert.Equal(3, lines.Count(line => line.Contains(" audio ", StringComparison.Ordinal)));
        await Judge.RunAsync("bchunk", "-w", folder["disc.bin"], folder["disc.cue"], folder["track"]);
        foreach (var (seed, blocks) in new[] { (1, 300), (2, 450), (3, 700) })
        {
            // The pause before the next track may follow, silent.
            var samples = (await File.ReadAllBytesAsync(folder[$"track0{seed}.wav"]))[44..];
            Assert.Equal(Noise((uint)seed, blocks), samples[..(blocks * Block)]);
            Assert.All(samples[(blocks * Block)..], sample => Assert.Equal(0, sample));
        }
    }

    [Theory]
    [InlineData("sta")]
    [InlineData("mta")]
    public async Task A_sink_that_cancels_ends_the_burn(string apartment)
    {
        await InsertAsync("cd-r80");
        await wine.PlayAsync(folder.Path, "cancel", apartment);
    }

    [Fact]
    public async Task Objects_enumerators_names_properties_and_media_are_as_programs_expect_them()
    {
        await InsertAsync("cd-r80");
        var said = await wine.PlayAsync(folder.Path, "recorders", "sta");
        Assert.StartsWith("OIMAPI|VIRTUAL RECORDER|", said.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disc_is_erased()
    {
        await InsertAsync("cd-rw80");
        await wine.PlayAsync(folder.Path, "data", "sta");
        await wine.PlayAsync(folder.Path, "erase", "sta");
        Assert.Contains("blank", (await Imapi.RunAsync("media", "--drive", "lab")).Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_sink_for_any_apartment_hears_on_the_thread_that_records()
    {
        await InsertAsync("cd-r80");
        await wine.PlayAsync(folder.Path, "other-thread", "sta");
    }

    /// <summary>Wine has no proxy for the interface.</summary>
    [Fact]
    public async Task A_sink_of_another_apartment_is_called_as_it_is_where_there_is_no_proxy()
    {
        await InsertAsync("cd-r80");
        Assert.Contains("called as it is", (await wine.PlayAsync(folder.Path, "other-apartment", "sta")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_threaded_apartment_is_served_while_it_records()
    {
        await InsertAsync("cd-r80");
        await wine.PlayAsync(folder.Path, "pumping", "sta");
    }

    /// <summary>Wine has no proxies for these interfaces, which Windows has in actxprxy.dll, so that only IUnknown goes from process to process.</summary>
    [Fact]
    public async Task A_program_that_asks_for_a_local_server_is_served_by_the_surrogate()
    {
        var said = await wine.PlayAsync(folder.Path, "local-server", "mta");
        Assert.Equal("The surrogate answered 0x00000000 for IUnknown and 0x80004002 for IDiscMaster.", said.Lines[0].Trim());
    }

    private ImapiProgram Imapi => new(folder.Path);

    private Task<Verdict> InsertAsync(string medium) => Imapi.RunAsync("drive", "create", medium, "--name", "lab");

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    private static byte[] Noise(uint seed, int blocks)
    {
        var bytes = new byte[blocks * Block];
        foreach (ref var value in bytes.AsSpan())
            value = (byte)((seed = unchecked(seed * 1664525 + 1013904223)) >> 24);
        return bytes;
    }
}
