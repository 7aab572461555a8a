using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>Blu-ray discs: layers, formats, spare areas, pseudo-overwrite and defect management.</summary>
public class BdRecordingTests
{
    /// <summary>Content of any size that nobody reads.</summary>
    private sealed class UnreadSource(Extent extent) : IBlockSource
    {
        public int BlockSize => BlockSizes.UserData;

        public Extent Extent => extent;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation) => throw new InvalidOperationException("Nothing may be read.");
    }

    private static readonly Extent Content = TestContent.Extent(0, 1000);

    private static Bench Formatted(BdRMode mode, string medium = "bd-r25") => new(Disc.Blank(MediumKind.Find(medium)!, new() { Mode = mode }));

    private static long Formats(Bench bench) => bench.Way.Sent.Count(cdb => cdb.Code == OperationCode.FormatUnit);

    private static IEnumerable<OperationCode> Writes(Bench bench) =>
        bench.Way.Sent.Select(cdb => cdb.Code).Where(code => code is OperationCode.Write10 or OperationCode.Write12).Distinct();

    [Theory]
    [InlineData("bd-r50", 24_438_784)]
    [InlineData("bd-r100", 48_878_592)]
    [InlineData("bd-r128", 62_500_864)]
    [InlineData("bd-re50", 23_652_352)]
    [InlineData("bd-re100", 47_305_728)]
    public async Task Discs_of_several_layers_are_recorded_and_read_back(string medium, long room)
    {
        await using var bench = new Bench(medium);
        Assert.Equal(room, (await bench.InspectAsync()).Free.Value);
        Assert.True((await bench.RecordAsync(TestContent.Job(Content))).Verified);
        Assert.Equal(TestContent.Of(Content), bench.OnDisc(Content));
    }

    [Fact]
    public async Task A_blank_BD_R_is_left_unformatted_where_nothing_is_said()
    {
        await using var bench = new Bench("bd-r25");
        var result = await bench.RecordAsync(TestContent.Job(Content));
        Assert.Equal((0L, (SpareAreas?)null), (Formats(bench), result.After!.Spares));
        Assert.Equal([OperationCode.Write10], Writes(bench));
    }

    [Theory]
    [InlineData("bd-r25", 11_826_176, 393_216)]
    [InlineData("bd-r128", 60_403_712, 2_097_152)]
    public async Task Defect_management_gives_a_blank_BD_R_spare_areas(string medium, long room, long spares)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(Content) with { DefectManagement = DefectManagement.On });
        Assert.Equal((1L, new SpareAreas(new(spares), new(spares)), false), (Formats(bench), result.After!.Spares, result.After.PseudoOverwrite));
        Assert.Equal(room, result.After.Capacity.Value);
        Assert.Equal([OperationCode.Write10], Writes(bench));
    }

    [Fact]
    public async Task Content_that_fits_only_without_spare_areas_is_refused_before_anything_is_formatted()
    {
        await using var bench = new Bench("bd-r25");
        var large = new Extent(Lba.Zero, new(12_000_000));
        var fault = await Assert.ThrowsAsync<DiscException>(() =>
            bench.RecordAsync(new() { Layout = DiscLayout.OneDataTrack(large), Source = new UnreadSource(large), DefectManagement = DefectManagement.On }));
        Assert.Equal(RecordingErrors.DiscFull, fault.Error);
        Assert.Equal(0, Formats(bench));
    }

    [Fact]
    public async Task A_disc_that_can_get_no_spare_areas_is_refused()
    {
        await using var bench = new Bench("bd-r25");
        await bench.RecordAsync(TestContent.Job(Content));
        var next = (await bench.InspectAsync()).NextWritable!.Value;
        var fault = await Assert.ThrowsAsync<DiscException>(() =>
            bench.RecordAsync(TestContent.Job(TestContent.Extent(next.Value, 100)) with { DefectManagement = DefectManagement.On }));
        Assert.Equal(RecordingErrors.NoSpareAreas, fault.Error);
        await using var dvd = new Bench("dvd+r");
        fault = await Assert.ThrowsAsync<DiscException>(() => dvd.RecordAsync(TestContent.Job(Content) with { DefectManagement = DefectManagement.On }));
        Assert.Equal(RecordingErrors.NoSpareAreas, fault.Error);
    }

    [Theory]
    [InlineData("bd-re25", 12_219_392)]
    [InlineData("bd-re100", 48_878_592)]
    public async Task Without_defect_management_a_BD_RE_gets_no_spare_areas(string medium, long room)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(Content) with { DefectManagement = DefectManagement.Off });
        Assert.Equal((room, (SpareAreas?)null), (result.After!.Capacity.Value, result.After.Spares));
        Assert.Equal([OperationCode.Write10], Writes(bench));
    }

    [Theory]
    [InlineData("bd-r25")]
    [InlineData("bd-re25")]
    public async Task Without_defect_management_spare_areas_that_are_there_stay_unused(string medium)
    {
        await using var bench = new Bench(Disc.Blank(MediumKind.Find(medium)!, new() { Spare = MediumKind.Find(medium)!.Spares!.Value.Least }));
        var result = await bench.RecordAsync(TestContent.Job(Content) with { DefectManagement = DefectManagement.Off });
        Assert.True(result.Verified);
        Assert.Contains(OperationCode.Write12, Writes(bench));
        Assert.All(bench.Way.Sent.Where(cdb => cdb.Code == OperationCode.Write12), cdb => Assert.Equal(0x80, cdb.Bytes[10]));
        Assert.Equal(TestContent.Of(Content), bench.OnDisc(Content));
    }

    [Fact]
    public async Task A_drive_that_always_proves_what_it_writes_is_let_do_so_and_this_is_said()
    {
        await using var bench = new Bench(Disc.Blank(MediumKind.Find("bd-r25")!, new() { Spare = MediumKind.Find("bd-r25")!.Spares!.Value.Least }));
        bench.Way.Before = cdb => cdb.Code == OperationCode.Write12 ? Completion.Check(KnownSense.InvalidFieldInCdb) : null;
        var result = await bench.RecordAsync(TestContent.Job(Content) with { DefectManagement = DefectManagement.Off });
        Assert.Contains(result.Warnings, warning => warning.Contains("defect management stayed on", StringComparison.Ordinal));
        Assert.Equal(TestContent.Of(Content), bench.OnDisc(Content));
    }

    [Fact]
    public async Task Pseudo_overwrite_lets_the_beginning_show_the_newest_session()
    {
        await using var bench = Formatted(BdRMode.PseudoOverwrite);
        await bench.RecordAsync(TestContent.Job(Content));
        var medium = await bench.InspectAsync();
        Assert.True(medium.PseudoOverwrite);
        var (second, head) = (TestContent.Extent(medium.NextWritable!.Value.Value, 333), TestContent.Extent(16, 10));
        var job = TestContent.Job(second, 0xC3) with { Head = [new(head.Start, TestContent.Of(head, 0xC3))] };
        Assert.True((await bench.RecordAsync(job)).Verified);
        Assert.Equal(TestContent.Of(second, 0xC3), bench.OnDisc(second));
        Assert.Equal(TestContent.Of(head, 0xC3), bench.OnDisc(head));
        Assert.Equal(TestContent.Of(TestContent.Extent(26, 974), (byte)(0x5A + 26)), bench.OnDisc(TestContent.Extent(26, 974)));
        Assert.Equal((2, MediumStatus.Appendable), ((await bench.InspectAsync()).Sessions, (await bench.InspectAsync()).Status));
    }

    [Fact]
    public async Task The_beginning_of_a_BD_R_without_pseudo_overwrite_stays_as_it_is()
    {
        await using var bench = Formatted(BdRMode.Sequential);
        await bench.RecordAsync(TestContent.Job(Content));
        var second = TestContent.Extent((await bench.InspectAsync()).NextWritable!.Value.Value, 333);
        var head = TestContent.Extent(16, 10);
        var fault = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(second) with { Head = [new(head.Start, TestContent.Of(head))] }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, fault.Error);
    }

    [Fact]
    public async Task A_process_killed_at_any_command_of_growing_leaves_the_old_beginning_or_the_new_one()
    {
        var (commands, old, grown) = (int.MaxValue, TestContent.Of(Content), TestContent.Of(Content));
        var head = TestContent.Extent(16, 10);
        TestContent.Of(head, 0xC3).CopyTo(grown, 16 * 2048);
        for (var at = 0; at <= commands; at++)
        {
            await using var bench = Formatted(BdRMode.PseudoOverwrite);
            await bench.RecordAsync(TestContent.Job(Content));
            var second = TestContent.Extent((await bench.InspectAsync()).NextWritable!.Value.Value, 333);
            bench.Way.Sent.Clear();
            var left = at;
            bench.Way.Before = _ => left-- > 0 ? null : throw new DiscException(DriveErrors.NotPresent);
            await Record.ExceptionAsync(() => bench.RecordAsync(TestContent.Job(second, 0xC3) with { Head = [new(head.Start, TestContent.Of(head, 0xC3))] }));
            bench.Way.Before = _ => null;
            var now = bench.OnDisc(Content);
            var isNew = now.AsSpan().SequenceEqual(grown);
            Assert.True(isNew || now.AsSpan().SequenceEqual(old), $"The beginning is neither old nor new when command {at} is not done.");
            Assert.True(!isNew || bench.OnDisc(second).AsSpan().SequenceEqual(TestContent.Of(second, 0xC3)), $"The new beginning is there before its content at command {at}.");
            await bench.Drive.TryAsync(new StartStopUnit(LoadEject: true, Start: true), default);
            Assert.NotEqual("", (await bench.InspectAsync()).State);
            if (left > 0)
                commands = at;
        }

        Assert.InRange(commands, 20, 200);
    }

    [Fact]
    public async Task In_random_mode_one_recording_is_made_and_said_to_be_the_last()
    {
        await using var bench = Formatted(BdRMode.Random);
        var blank = await bench.InspectAsync();
        Assert.Equal((Profile.BdRRandom, MediumStatus.Blank, 11_826_176L), (blank.Profile, blank.Status, blank.Free.Value));
        var result = await bench.RecordAsync(TestContent.Job(Content));
        Assert.True(result.Verified);
        Assert.Equal((MediumStatus.Complete, false), (result.After!.Status, result.After.CanRecord));
        Assert.Contains("random recording", result.After.State, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.CloseTrackSession);
    }

    [Fact]
    public async Task A_BD_is_never_simulated()
    {
        foreach (var mode in Enum.GetValues<BdRMode>())
        {
            await using var bench = Formatted(mode);
            var fault = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(Content) with { Simulate = true }));
            Assert.Equal(RecordingErrors.NoTestWrite, fault.Error);
        }
    }

    [Fact]
    public async Task Every_choice_of_formatting_is_carried_out()
    {
        foreach (var kind in new[] { "bd-r25", "bd-re50" })
        {
            await using var first = new Bench(kind);
            foreach (var choice in (await first.InspectAsync()).BdFormats)
            {
                await using var bench = new Bench(kind);
                var medium = await BdFormatting.FormatAsync(bench.Drive, choice);
                Assert.Equal((choice.Size, choice.Mode == BdRMode.PseudoOverwrite, choice.HasSpareAreas), (medium.Capacity, medium.PseudoOverwrite, medium.Spares is not null));
                Assert.Equal(MediumStatus.Blank, medium.Status);
            }
        }
    }

    [Theory]
    [InlineData("bd-r25", DefectManagement.On, "Defect management is on: 393,216 blocks (768.0 MiB) become spare areas")]
    [InlineData("bd-re25", DefectManagement.Off, "Defect management is off: no spare areas, 12,219,392 blocks")]
    [InlineData("bd-re25", DefectManagement.On, "at about half of the speed")]
    public async Task The_cost_of_the_choice_is_said(string medium, DefectManagement choice, string words)
    {
        await using var bench = new Bench(medium);
        Assert.Contains(words, DefectManagementWords.Cost(await bench.InspectAsync(), choice), StringComparison.Ordinal);
    }
}
