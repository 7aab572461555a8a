using System.Diagnostics;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Com;

/// <summary>The programs in samples/ that burn through the native library.</summary>
[Trait("Category", "Interop")]
public sealed class SampleTests
{
    /// <summary>Compilers of C and of C++: gcc, and clang where it is installed.</summary>
    public static TheoryData<string, string, string> Compilers
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (c, cpp) in new[] { ("gcc", "g++"), ("clang", "clang++") })
                if (c == "gcc" || File.Exists($"/usr/bin/{c}"))
                {
                    rows.Add("host", c, cpp);
                    rows.Add("aot", c, cpp);
                }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task They_compile_without_a_warning_and_list_what_there_is(string kind, string c, string cpp)
    {
        using var bench = new ClientBench(kind);
        await bench.InsertAsync("lab", "cd-rw80");
        var listed = await bench.RunAsync(await ClientPrograms.SampleInCAsync(bench, c), "--list");
        Assert.Contains($"({bench.PathOf("lab")}), rewrites", listed.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("     blank, rewritable, sessions: 0, blocks free: 359", listed.Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            ["MaxWriteSpeed", "WriteSpeed", "AudioGapSize = 150", "BufferUnderrunFreeCapable = -1", "EnableBufferUnderrunFree = -1"],
            listed.Lines.Skip(2).Select((line, i) => i < 2 ? line.Trim().Split(' ')[0] : line.Trim()));
        Assert.Equal(2, (await bench.AskAsync(await ClientPrograms.SampleInCppAsync(bench, cpp))).ExitCode);
    }

    [Theory]
    [MemberData(nameof(ClientPrograms.Kinds), MemberType = typeof(ClientPrograms))]
    public async Task The_one_in_Cpp_burns_a_disc_that_others_read(string kind)
    {
        using var bench = new ClientBench(kind);
        await bench.InsertAsync("lab", "cd-r80");
        var docs = Path.Combine(Repository.Root, "docs");
        await bench.RunAsync(await ClientPrograms.SampleInCppAsync(bench), docs);
        await MustShowAsync(bench, await new ExpectedTrees().AddAsync(docs));
    }

    [Theory]
    [MemberData(nameof(ClientPrograms.Kinds), MemberType = typeof(ClientPrograms))]
    public async Task The_one_in_CSharp_burns_a_disc_that_others_read(string kind)
    {
        using var bench = new ClientBench(kind);
        await bench.InsertAsync("lab", "cd-r80");
        var readme = Path.Combine(Repository.Root, "README.md");
        var said = await bench.RunAsync("dotnet", ClientPrograms.SampleInCSharp, await ClientPrograms.LibraryAsync(kind), readme);
        Assert.Contains(bench.PathOf("lab"), said.Lines[0], StringComparison.Ordinal);
        Assert.Equal("Burned: 0x00000000", said.Lines[^1]);
        await MustShowAsync(bench, await new ExpectedTrees().AddAsync(readme));
    }

    [Fact]
    public async Task The_one_in_C_loses_no_memory_whatever_it_does()
    {
        using var bench = new ClientBench("aot");
        await bench.InsertAsync("lab", "cd-rw80");
        var program = await ClientPrograms.SampleInCAsync(bench, flags: string.Join(' ', Sanitizers.Flags));
        var noise = await Album.NoiseAsync(bench.Folder, "noise.wav", 588 * 300 + 1);
        await bench.RunSanitizedAsync(program, "--list");
        await bench.RunSanitizedAsync(program, "--label", "TWICE", Path.Combine(Repository.Root, "docs"));
        await bench.RunSanitizedAsync(program, "--erase", "--simulate", "--gap", "75", noise);
    }

    [Theory]
    [MemberData(nameof(ClientPrograms.Kinds), MemberType = typeof(ClientPrograms))]
    public async Task What_goes_wrong_has_its_name(string kind)
    {
        using var bench = new ClientBench(kind);
        await bench.InsertAsync("lab", "cd-r80");
        var program = await ClientPrograms.SampleInCAsync(bench);
        var colon = Path.GetDirectoryName(bench.Folder.Write("bad/a:b", "no name for Joliet"u8))!;
        var refused = await bench.AskAsync(program, colon);
        Assert.Equal((1, $"burn: {colon}: IMAPI_E_BADJOLIETNAME (0x8004021D): a name that Joliet cannot hold\n"), (refused.ExitCode, refused.Errors));
        var few = await bench.AskAsync(program, bench.Folder.Write("short.raw", new byte[2352]));
        Assert.Equal((1, $"burn: {bench["short.raw"]}: IMAPI_E_TRACK_NOT_BIG_ENOUGH (0x8004022D): an audio track has at least four seconds\n"), (few.ExitCode, few.Errors));
        await bench.RunAsync(program, Path.Combine(Repository.Root, "docs", "standards"));
        var again = await bench.AskAsync(program, await Album.NoiseAsync(bench.Folder, "noise.wav", 588 * 300));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("burn: RecordDisc: IMAPI_E_MEDIUM_INVALIDTYPE", again.Errors, StringComparison.Ordinal);
    }

    /// <summary>The sound comes through a pipe, so that the program is still staging when it is interrupted.</summary>
    [Theory]
    [MemberData(nameof(ClientPrograms.Kinds), MemberType = typeof(ClientPrograms))]
    public async Task Ctrl_C_cancels_and_the_disc_stays_as_it_was(string kind)
    {
        using var bench = new ClientBench(kind);
        await bench.InsertAsync("lab", "cd-r80");
        var program = await ClientPrograms.SampleInCAsync(bench);
        await Judge.RunAsync("sh", "-c", $"mkfifo '{bench["endless.raw"]}'");
        using var burning = new Process { StartInfo = new(program, [bench["endless.raw"]]) { UseShellExecute = false, RedirectStandardError = true } };
        burning.StartInfo.Environment["OPENIMAPI_HOME"] = bench["home"];
        burning.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Judge.TimeLimit);
        await PlayAsync(bench["endless.raw"], () => Judge.RunAsync("sh", "-c", $"kill -INT {burning.Id}"), limit.Token);
        var errors = await burning.StandardError.ReadToEndAsync(limit.Token);
        await burning.WaitForExitAsync(limit.Token);
        Assert.Equal((130, $"burn: {bench["endless.raw"]}: IMAPI_E_USERABORT (0x8004020D): cancelled\n"), (burning.ExitCode, errors));
        Assert.Contains("A blank CD-R", await bench.DiscAsync("lab"), StringComparison.Ordinal);
    }

    /// <summary>Silence until nobody listens any more.</summary>
    private static async Task PlayAsync(string pipe, Func<Task> interrupt, CancellationToken cancellation)
    {
        var silence = new byte[20 * 2352];
        try
        {
            await using var sound = new FileStream(pipe, FileMode.Open, FileAccess.Write);
            await sound.WriteAsync(silence, cancellation);
            await interrupt();
            while (true)
                await sound.WriteAsync(silence, cancellation);
        }
        catch (IOException)
        {
        }
    }

    private static async Task MustShowAsync(ClientBench bench, ExpectedTrees expected)
    {
        var image = await bench.ExportAsync("lab", "disc.iso");
        foreach (var reader in OutsideReader.Five)
            await reader.MustShowAsync(expected, image, bench.Folder);
    }
}
