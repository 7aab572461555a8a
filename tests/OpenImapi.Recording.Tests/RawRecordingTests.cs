using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Discs of which every bit is made here, on the virtual recorder, which believes nothing but the sub-channels.</summary>
public class RawRecordingTests
{
    private static RecordingJob Job => TestMusic.Job(TestMusic.Album) with { WriteMode = WriteMode.Raw };

    [Fact]
    public async Task The_disc_is_the_layout_and_every_sample_is_verified()
    {
        await using var bench = new Bench("cd-r80", new() { ReadOffset = new(48) });
        var result = await bench.RecordAsync(Job with { CloseDisc = true });
        Assert.True(result.Verified);
        Assert.Equal(48, result.ReadOffset);
        Assert.Equal(TestMusic.Words(TestMusic.Album), TestMusic.Words(bench.Disc.Layout));
        Assert.Equal(TestMusic.Album.Catalog, bench.Disc.Layout.Catalog);
        Assert.Equal(TestMusic.AlbumText.ToHashSet(), bench.Disc.Layout.Sessions[0].CdText.ToHashSet());
        Assert.Equal(MediumStatus.Complete, result.After!.Status);
        Assert.DoesNotContain(OperationCode.SendCueSheet, bench.Way.Sent.Select(cdb => cdb.Code));
    }

    [Fact]
    public async Task Data_is_scrambled_and_read_back()
    {
        await using var bench = new Bench("cd-r80");
        var layout = new DiscLayout(
        [
            new(1,
            [
                new(1, TestContent.Extent(0, 400), BlockForm.Mode1) { Postgap = new(150) },
                new(2, TestContent.Extent(700, 500), BlockForm.Audio) { Pregap = new(150) },
            ]),
        ]);
        var result = await bench.RecordAsync(new() { Layout = layout, Source = TestMusic.Mixed(layout), WriteMode = WriteMode.Raw, CloseDisc = true });
        Assert.True(result.Verified);
        Assert.True(bench.OnDisc(TestContent.Extent(0, 400)).AsSpan().SequenceEqual(TestContent.Of(TestContent.Extent(0, 400))));
    }

    [Fact]
    public async Task A_drive_without_raw_writing_refuses_the_mode()
    {
        await using var bench = new Bench("cd-r80", new() { RawWriting = false });
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(Job));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_disc_that_is_not_blank_is_refused()
    {
        await using var bench = new Bench("cd-r80");
        var next = (await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 300)))).After!.NextWritable!.Value;
        var extent = new Extent(next, new(300));
        var job = new RecordingJob { Layout = new([new(2, [new(2, extent, BlockForm.Audio)])]), Source = TestMusic.Source(extent), WriteMode = WriteMode.Raw };
        Assert.Equal(RecordingErrors.WriteModeUnsupported, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job))).Error);
    }

    [Fact]
    public void Sixteen_bytes_beside_a_block_are_Q_with_its_check_bits_and_P()
    {
        var form = new RawForm(new(TestMusic.Album.Sessions[0]), BlockForm.Audio, BlockSizes.Raw, DataBlockTypes.RawWithQ);
        var wire = new byte[2368];
        form.Make(new(0), [], wire);

        // Track 1, INDEX 0, its last 30 blocks: control 0, mode 1; 29 blocks left; 00:02:00 on the disc.
        Assert.Equal("01" + "01" + "00" + "000029" + "00" + "000200", Convert.ToHexString(wire.AsSpan(2352, 10)));
        Assert.True(SubchannelQ.IsRight(wire.AsSpan(2352, 12)));
        Assert.Equal("00000080", Convert.ToHexString(wire.AsSpan(2364)));
    }
}
