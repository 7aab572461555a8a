using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>A trace of some drive makes a virtual one that answers as it did. The trace is written by hand, with bytes of the standards' tables.</summary>
public class ReplayTests
{
    private const string Header = """{"trace":1,"program":"imapi 0.1.0"}""";

    /// <summary>Vendor SOMEBODY, product BURNER, revision 1.07; 96 bytes asked for.</summary>
    private const string Inquiry =
        """{"at":0,"drive":"sr0","command":"Inquiry","cdb":"120000006000","direction":"in","length":96,"transferred":36,"status":"Good","took":0.5,"data":"058005321F000000534F4D45424F44594255524E455220202020202020202020312E3037"}""";

    /// <summary>Core alone; the medium is a DVD+R.</summary>
    private const string Configuration =
        """{"at":0.1,"drive":"sr0","command":"GetConfiguration","cdb":"46000000000000100000","direction":"in","length":4096,"transferred":20,"status":"Good","took":0.5,"data":"000000100000001B00010B080000000701000000"}""";

    private const string Speeds =
        """{"at":0.2,"drive":"sr0","command":"GetPerformance","cdb":"AC0000000000000000400300","direction":"in","length":1032,"transferred":24,"status":"Good","took":0.5,"data":"000000140000000000000000002305400000159000000D80"}""";

    private const string NoPage =
        """{"at":0.3,"drive":"sr0","command":"ModeSense10","cdb":"5A082A00000000010000","direction":"in","length":256,"transferred":0,"status":"CheckCondition","sense":"700005000000000A00000000240000000000","took":0.5}""";

    private const string NoOpc =
        """{"at":0.4,"drive":"sr0","command":"SendOpcInformation","cdb":"54010000000000000000","length":0,"transferred":0,"status":"CheckCondition","sense":"700005000000000A00000000200000000000","took":0.5}""";

    private const string Another =
        """{"at":0.5,"drive":"sr1","command":"Inquiry","cdb":"120000006000","direction":"in","length":96,"transferred":36,"status":"Good","took":0.5,"data":"058005321F0000004E4F424F44592020"}""";

    private static string Trace => string.Join('\n', Header, Inquiry, Configuration, Speeds, NoPage, NoOpc, Another) + "\n";

    private static Task<Bench> OpenAsync(string medium) => Bench.OpenAsync(medium, new() { Replay = DriveReplay.Parse(Trace, "trace") });

    [Fact]
    public async Task The_drive_says_who_it_is_as_the_traced_one_did()
    {
        await using var bench = await OpenAsync("dvd+r");
        var who = await bench.Ask(new Inquiry());
        Assert.Equal(("SOMEBODY", "BURNER", "1.07"), (who.Vendor.ToString(), who.Product.ToString().Trim(), who.Revision.ToString()));
        Assert.Equal("05800532", Hex.Of(await bench.Bytes(new Inquiry(4))));
        Assert.Equal([FeatureCode.Core], (await bench.Ask(new GetConfiguration())).Features.Select(feature => feature.Code));
        Assert.Equal([new WriteSpeed(0x230540, 0x1590, 0xD80)], (await bench.Ask(new GetPerformance())).Speeds);
    }

    [Fact]
    public async Task It_refuses_what_the_traced_one_refused()
    {
        await using var bench = await OpenAsync("dvd+r");
        Assert.Equal(KnownSense.InvalidFieldInCdb, (await bench.Try(new ModeSense10(ModePageCode.Capabilities))).Sense);
        Assert.Equal(KnownSense.InvalidCommandOperationCode, await bench.SenseOf(new SendOpcInformation()));
        Assert.NotEmpty(await bench.Bytes(new ModeSense10(ModePageCode.Caching)));
    }

    [Fact]
    public async Task What_holds_for_one_medium_is_not_said_of_another()
    {
        await using var bench = await OpenAsync("cd-r80");
        Assert.Equal(Profile.CdR, (await bench.Ask(new GetConfiguration())).CurrentProfile);
        Assert.True((await bench.Ask(new GetPerformance())).Speeds.Length > 1);
    }

    [Fact]
    public async Task Discs_are_written_as_ever()
    {
        await using var bench = await OpenAsync("dvd+r");
        Assert.Null(await bench.Write(0, 32));
        Assert.Equal(32u, (await bench.Invisible()).NextWritable);
    }

    [Fact]
    public void The_medium_most_like_the_traced_one_is_found()
    {
        Assert.Equal("dvd+r", DriveReplay.Parse(Trace, "trace").Medium?.Id);
        Assert.Null(DriveReplay.Parse(Header + "\n" + Inquiry + "\n", "trace").Medium);
        var cd = Configuration.Replace("001B0001", "00090001", StringComparison.Ordinal);
        const string Blank = """{"at":1,"drive":"sr0","command":"ReadFormatCapacities","cdb":"23000000000000010000","direction":"in","length":256,"transferred":12,"status":"Good","took":0.5,"data":"0000000800051500010008 00"}""";
        Assert.Equal("cd-r74", DriveReplay.Parse(string.Join('\n', Header, Inquiry, cd, Blank.Replace("08 00", "0800", StringComparison.Ordinal)), "trace").Medium?.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"trace":2,"program":"x"}""")]
    [InlineData(Header)]
    [InlineData(Header + "\n{\"cdb\":\"1\"}\n" + Inquiry)]
    [InlineData(Header + "\nbroken\n" + Inquiry)]
    public void What_is_no_trace_is_refused(string text) =>
        Assert.Equal(DriveErrors.BadTrace, Assert.Throws<DiscException>(() => DriveReplay.Parse(text, "trace")).Error);

    [Fact]
    public void A_trace_cut_off_in_its_last_line_is_used() => Assert.NotNull(DriveReplay.Parse(Trace + NoOpc[..40], "trace"));

    /// <summary>Traces come from other people: whatever stands in them, the drive answers or refuses.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_damaged_trace_is_refused_or_harmless(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var text = Trace.ToCharArray();
            for (var i = 0; i < 4; i++)
                text[random.Next(text.Length)] = (char)random.Next(32, 127);
            DriveReplay replay;
            try
            {
                replay = DriveReplay.Parse(new string(text), "trace");
            }
            catch (DiscException refused)
            {
                Assert.Equal(DriveErrors.BadTrace, refused.Error);
                continue;
            }

            await using var bench = Bench.Over(new VirtualRecorder(Disc.Blank(replay.Medium ?? MediumKind.Find("cd-r80")!), new() { Replay = replay }).OpenNexus());
            foreach (var cdb in new[] { Cdb.From(new Inquiry()), Cdb.From(new GetConfiguration()), Cdb.From(new GetPerformance()), Cdb.From(new ModeSense10(ModePageCode.Capabilities)) })
                _ = await bench.Raw(cdb, DataDirection.In, new byte[16]);
        }
    }
}
