using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class DiscLayoutReaderTests
{
    private static readonly ImmutableArray<CdTextPack> Text =
    [
        Structure.Read<CdTextPack>(Convert.FromHexString("8F002A000101030006050405070601024865")),
        Structure.Read<CdTextPack>(Convert.FromHexString("8F022C000000000009000000000000001145")),
    ];

    /// <summary>Hidden sound, gaps of 1, 150 and 333 blocks, indexes, flags, numbers, texts; then a second session of data.</summary>
    private static readonly DiscLayout Enhanced = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(500, 1500), BlockForm.Audio) { Pregap = new(500), Isrc = IsrcOf("GBAAA9200047") },
            new(2, TestContent.Extent(2001, 5000), BlockForm.Audio) { Pregap = new(1), Indexes = [new(7), new(2222), new(4999)], Flags = TrackFlags.PreEmphasis },
            new(3, TestContent.Extent(7151, 3000), BlockForm.Audio) { Pregap = new(150), Flags = TrackFlags.CopyPermitted | TrackFlags.SerialCopy },
            new(4, TestContent.Extent(10_484, 20_000), BlockForm.Audio) { Pregap = new(333), Isrc = IsrcOf("USRC17607839") },
            new(5, TestContent.Extent(30_484, 300), BlockForm.Audio),
        ])
        { CdText = Text },
        new(2, [new(6, TestContent.Extent(42_184, 1000), BlockForm.Mode2Form1)]),
    ])
    { Catalog = CatalogOf("0724384824712") };

    private static Isrc IsrcOf(string text) => Isrc.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));

    private static MediaCatalogNumber CatalogOf(string text) => MediaCatalogNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text, nameof(text));

    private static string Words(DiscLayout layout) => string.Join('\n', layout.Sessions.SelectMany(session => session.Tracks.Select(track =>
        $"{session.Number} {track.Number} {track.Extent} {track.Form} {track.Flags} gap {track.Pregap} after {track.Postgap} {string.Join(' ', track.Indexes)} {track.Isrc}")));

    private static Task<DiscReading> ReadAsync(ReadingDrive drive) => DiscLayoutReader.ReadAsync(drive.Drive, drive.Medium, new InstantTime()).AsTask();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Everything_that_a_disc_says_is_found(bool binary, bool needsMain)
    {
        var drive = new ReadingDrive(Enhanced) { BinaryQ = binary, QNeedsMain = needsMain };
        var reading = await ReadAsync(drive);
        Assert.Empty(reading.Untold);
        Assert.True(reading.GapsKnown);
        Assert.Equal(Words(Enhanced), Words(reading.Layout));
        Assert.Equal(Enhanced.Catalog, reading.Layout.Catalog);
        Assert.Equal(Text, reading.Layout.Sessions[0].CdText);
        Assert.Empty(reading.Layout.Sessions[1].CdText);
        Assert.InRange(drive.Transport.Sent.Count, 1, 300);
    }

    [Fact]
    public async Task A_drive_without_Q_tells_the_table_alone_and_that_is_said()
    {
        var reading = await ReadAsync(new ReadingDrive(Enhanced) { TellsQ = false });
        Assert.Contains("gaps between tracks and indexes are not known", Assert.Single(reading.Untold));
        Assert.False(reading.GapsKnown);
        Assert.Equal([500, 2001, 7151, 10_484, 30_484, 42_184], reading.Layout.Tracks.Select(track => track.Extent.Start.Value));
        Assert.Equal([1501, 5150, 3333, 20_000, 300, 1000], reading.Layout.Tracks.Select(track => track.Extent.Length.Value));
        Assert.Equal(new BlockCount(500), reading.Layout.Sessions[0].Tracks[0].Pregap);
    }

    [Fact]
    public async Task Without_a_full_table_of_contents_two_sessions_are_told_apart_all_the_same()
    {
        var reading = await ReadAsync(new ReadingDrive(Enhanced) { TellsFullToc = false });
        Assert.Empty(reading.Untold);
        Assert.Equal(Words(Enhanced), Words(reading.Layout));
    }

    [Fact]
    public async Task A_number_that_is_told_differently_is_asked_for_a_third_time()
    {
        var drive = new ReadingDrive(Enhanced);
        foreach (var answer in new[] { "0724384824712", "4007192614912", "0724384824712" })
            drive.CatalogAnswers.Enqueue(answer);
        Assert.Equal(Enhanced.Catalog, (await ReadAsync(drive)).Layout.Catalog);
        foreach (var answer in new[] { "0724384824712", "4007192614912", "5099749534728" })
            drive.CatalogAnswers.Enqueue(answer);
        var reading = await ReadAsync(drive);
        Assert.Null(reading.Layout.Catalog);
        Assert.Contains("told differently each time", Assert.Single(reading.Untold));
        Assert.True(reading.GapsKnown);
    }

    [Fact]
    public async Task CD_TEXT_with_wrong_check_bits_is_kept_and_said()
    {
        var spoiled = new DiscLayout([Enhanced.Sessions[0] with { CdText = [Text[0] with { Crc = 0x1234 }, Text[1]] }]);
        var reading = await ReadAsync(new ReadingDrive(spoiled));
        Assert.Contains("1 of 2 pieces of CD-TEXT", Assert.Single(reading.Untold));
        Assert.Equal(2, reading.Layout.Sessions[0].CdText.Length);
    }

    [Fact]
    public async Task A_table_that_no_disc_can_have_is_refused()
    {
        var impossible = new DiscLayout([new(1, [new(1, TestContent.Extent(1000, 10), BlockForm.Audio), new(2, TestContent.Extent(500, 600), BlockForm.Audio)])]);
        var failure = await Assert.ThrowsAsync<DiscException>(() => ReadAsync(new ReadingDrive(impossible)));
        Assert.Equal(RecordingErrors.DiscInfo, failure.Error);
    }

    [Fact]
    public async Task Only_a_CD_that_is_closed_has_a_layout()
    {
        var drive = new ReadingDrive(Enhanced);
        foreach (var medium in new[] { drive.Medium with { Sessions = 0 }, drive.Medium with { Profile = Profile.DvdRom } })
            Assert.Equal(DriveErrors.InvalidMediumType,
                (await Assert.ThrowsAsync<DiscException>(async () => await DiscLayoutReader.ReadAsync(drive.Drive, medium))).Error);
    }
}
