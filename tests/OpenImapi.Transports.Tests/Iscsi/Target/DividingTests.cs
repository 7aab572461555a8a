using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>A shared drive whose cable moves less than hosts send by one command.</summary>
public class DividingTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Takes 64 KiB by one command, and remembers the commands and what was written.</summary>
    private sealed class ShortDrive : IScsiTransport
    {
        public List<string> Commands { get; } = [];

        public MemoryStream Written { get; } = new();

        /// <summary>Answers instead of the drive, by the number of the command.</summary>
        public Dictionary<int, Completion> Answers { get; } = [];

        public int MaximumTransferLength => 65_536;

        public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            Assert.InRange(data.Length, 0, MaximumTransferLength);
            Commands.Add($"{cdb}");
            if (Answers.TryGetValue(Commands.Count, out var answer) && answer.Transferred == 0)
                return ValueTask.FromResult(answer);
            if (direction == DataDirection.Out)
                Written.Write(data.Span);
            else
                for (var at = 0; at < data.Length; at++)
                    data.Span[at] = (byte)(cdb.Bytes[5] + at / 2048);
            return ValueTask.FromResult(answer.Transferred > 0 ? answer : Completion.Good(data.Length));
        }

        public ValueTask ResetAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(5).NextBytes(content);
        return content;
    }

    /// <summary>Sends one command through target and initiator.</summary>
    private static async Task<Completion> SendAsync(ShortDrive drive, string cdb, DataDirection direction, byte[] data)
    {
        await using var target = IscsiTarget.Start([IscsiUnit.Shared(drive)], Targets.Settings);
        await using var host = await target.OpenAsync(1, new() { MaximumTransferLength = 32 << 20 });
        await host.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Timeout, default);
        drive.Commands.Clear();
        return await host.ExecuteAsync(new(Wire.Bytes(cdb)), direction, data, Timeout, default);
    }

    [Fact]
    public async Task A_long_write_comes_in_parts_that_end_at_borders_of_32_blocks_and_all_else_of_it_stays()
    {
        var (drive, content) = (new ShortDrive(), Content(75 * 2048));
        // WRITE (12) with FUA, of 75 blocks from 1000 (3E8h) on, streaming.
        Assert.Equal(Completion.Good(content.Length), await SendAsync(drive, "AA 08 000003E8 0000004B 80 00", DataDirection.Out, content));
        Assert.Equal(["AA08000003E8000000188000", "AA0800000400000000208000", "AA0800000420000000138000"], drive.Commands);
        Assert.Equal(content, drive.Written.ToArray());
    }

    [Fact]
    public async Task Blocks_of_sound_before_block_0_are_divided_as_they_fit()
    {
        var (drive, content) = (new ShortDrive(), Content(60 * 2352));
        // WRITE (10) of 60 blocks from -150 on; 27 blocks of 2,352 bytes are less than 65,536 bytes.
        Assert.Equal(Completion.Good(content.Length), await SendAsync(drive, "2A 00 FFFFFF6A 00 003C 00", DataDirection.Out, content));
        Assert.Equal(["2A00FFFFFF6A00001B00", "2A00FFFFFF8500001B00", "2A00FFFFFFA000000600"], drive.Commands);
        Assert.Equal(content, drive.Written.ToArray());
    }

    [Theory]
    [InlineData("28 00 00000000 00 0050 00")]
    [InlineData("A8 00 00000000 00000050 00 00")]
    public async Task A_long_read_comes_back_whole(string cdb)
    {
        var (drive, data) = (new ShortDrive(), new byte[80 * 2048]);
        Assert.Equal(Completion.Good(data.Length), await SendAsync(drive, cdb, DataDirection.In, data));
        Assert.Equal(3, drive.Commands.Count);
        Assert.Equal(Enumerable.Range(0, 80), Enumerable.Range(0, 80).Select(block => (int)data[block * 2048]));
    }

    [Fact]
    public async Task The_first_part_that_fails_ends_the_command()
    {
        var drive = new ShortDrive { Answers = { [2] = Completion.Check(new(SenseKey.MediumError, 0x0C, 0x00)) } };
        var completion = await SendAsync(drive, "2A 00 00000000 00 0060 00", DataDirection.Out, Content(96 * 2048));
        Assert.Equal(new(SenseKey.MediumError, 0x0C, 0x00), completion.Sense);
        Assert.Equal(2, drive.Commands.Count);
        Assert.Equal(65_536, drive.Written.Length);
    }

    [Fact]
    public async Task What_a_drive_recovered_from_ends_nothing_and_is_told()
    {
        var recovered = new SenseData(SenseKey.RecoveredError, 0x17, 0x01);
        var drive = new ShortDrive { Answers = { [1] = Completion.Check(recovered) with { Transferred = 65_536 } } };
        var data = new byte[64 * 2048];
        var completion = await SendAsync(drive, "28 00 00000000 00 0040 00", DataDirection.In, data);
        Assert.Equal(recovered, completion.Sense);
        Assert.Equal([0, 63], new[] { 0, 63 }.Select(block => (int)data[block * 2048]));
    }

    [Fact]
    public async Task A_busy_drive_is_its_hosts_matter_at_the_first_part_and_ours_at_the_next()
    {
        var busy = Completion.Check(new(SenseKey.NotReady, 0x04, 0x08));
        var drive = new ShortDrive { Answers = { [2] = busy, [3] = busy } };
        var content = Content(64 * 2048);
        Assert.Equal(Completion.Good(content.Length), await SendAsync(drive, "2A 00 00000000 00 0040 00", DataDirection.Out, content));
        Assert.Equal(4, drive.Commands.Count);
        Assert.Equal(content, drive.Written.ToArray());

        var first = new ShortDrive { Answers = { [1] = busy } };
        Assert.Equal(busy.Sense, (await SendAsync(first, "2A 00 00000000 00 0040 00", DataDirection.Out, content)).Sense);
        Assert.Single(first.Commands);
    }

    [Theory]
    [InlineData("3B 02 00 000000 020000 00")] // WRITE BUFFER
    [InlineData("2A 00 00000000 00 0041 00")] // 65 blocks of 2,016.5 bytes
    public async Task What_cannot_be_divided_is_refused(string cdb)
    {
        var drive = new ShortDrive();
        Assert.Equal(KnownSense.InvalidFieldInCdb, (await SendAsync(drive, cdb, DataDirection.Out, Content(64 * 2048))).Sense);
        Assert.Empty(drive.Commands);
    }
}
