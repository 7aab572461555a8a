using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>Whatever comes over the wire, the target goes on and gives its drives back.</summary>
public class TargetHostileTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_bytes_in_place_of_a_login_end_the_connection()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            using var initiator = await RawInitiator.ConnectAsync(target);
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            if (seed % 2 == 0)
                (bytes[0], bytes[1]) = (0x43, 0x87); // at least a login request
            await EndAsync(initiator, bytes);
        }

        await IsWellAsync(target, drive);
    }

    [Fact]
    public async Task Random_PDUs_after_a_login_harm_only_their_own_session()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        byte[] opcodes = [0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x10, 0x3F];
        for (var seed = 1; seed <= 150; seed++)
        {
            var random = new Random(seed);
            using var initiator = await RawInitiator.LoginAsync(target, seed % 2 == 0 ? "InitialR2T=No\0" : "ImmediateData=No\0");
            var all = new List<byte>();
            for (var count = random.Next(1, 12); count > 0; count--)
            {
                var data = new byte[random.Next(4) == 0 ? random.Next(5000) : 0];
                random.NextBytes(data);
                var pdu = initiator.Request(opcodes[random.Next(opcodes.Length)], (byte)random.Next(256), (uint)random.Next(4), data);
                Wire.Word(pdu, 20, random.Next(3) == 0 ? (uint)random.Next() : (uint)random.Next(8192));
                initiator.Command += (uint)(random.Next(5) == 0 ? 2 : 1);
                // Some fields at random, among them the LUN, the descriptor block and, now and then, the lengths.
                for (var changes = random.Next(6); changes > 0; changes--)
                    pdu[random.Next(10) == 0 ? random.Next(4, 8) : random.Next(8, 48)] = (byte)random.Next(256);
                if (random.Next(2) == 0)
                    Wire.Bytes(random.Next(2) == 0 ? "2A 00 00000000 00 0002 00" : "28 00 00000000 00 0004 00").CopyTo(pdu, 32);
                all.AddRange(pdu);
            }

            await EndAsync(initiator, [.. all]);
        }

        await IsWellAsync(target, drive);
    }

    [Fact]
    public async Task A_connection_may_end_after_any_byte_of_a_write()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        var length = 48 + 512 + 48 + 512;
        for (var cut = 0; cut < length; cut += 37)
        {
            using var initiator = await RawInitiator.LoginAsync(target, "InitialR2T=No\0ImmediateData=Yes\0FirstBurstLength=1024\0");
            byte[] all =
            [
                .. initiator.Scsi(0x20, 1, 2048, "2A 00 00000000 00 0001 00", new byte[512]),
                .. RawInitiator.DataOut(0x80, 1, Wire.NoTag, 0, 512, new byte[512]),
            ];
            await EndAsync(initiator, all[..cut]);
        }

        await IsWellAsync(target, drive);
    }

    [Fact]
    public async Task A_login_may_end_after_any_byte()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        using var sample = await RawInitiator.ConnectAsync(target);
        var whole = sample.Request(0x43, 0x87, 0, System.Text.Encoding.UTF8.GetBytes($"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0"));
        for (var cut = 1; cut < whole.Length; cut += 5)
        {
            using var initiator = await RawInitiator.ConnectAsync(target);
            await EndAsync(initiator, whole[..cut]);
        }

        await IsWellAsync(target, drive);
    }

    [Theory]
    [InlineData("MaxBurstLength=1\0")]
    [InlineData("MaxRecvDataSegmentLength=99999999999\0")]
    [InlineData("ErrorRecoveryLevel=-1\0")]
    [InlineData("ImmediateData=\0")]
    [InlineData("no value\0")]
    [InlineData("=5\0")]
    public async Task Keys_that_make_no_sense_end_the_connection(string keys)
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.ConnectAsync(target);
        await Assert.ThrowsAnyAsync<IOException>(() => initiator.StepAsync(0x87, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0{keys}"));
    }

    [Fact]
    public async Task A_login_text_without_end_is_not_kept()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.ConnectAsync(target);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var round = 0; round < 10; round++)
                await initiator.StepAsync(0x44, new string('A', 8192));
        });
    }

    [Fact]
    public async Task An_initiator_that_says_nothing_is_waited_for_so_long_and_no_longer()
    {
        var time = new ManualTime();
        await using var target = IscsiTarget.Start([], Targets.Settings with { Time = time });
        using var initiator = await RawInitiator.ConnectAsync(target);
        var first = await initiator.StepAsync(0x04, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0");
        Assert.Equal(0x23, first.Opcode);
        time.Advance(Targets.Settings.LoginTimeout);
        Assert.True(await initiator.IsClosedAsync());
    }

    [Fact]
    public async Task More_connections_than_there_is_room_for_are_closed_at_once()
    {
        await using var target = IscsiTarget.Start([new MemoryDrive().Unit], Targets.Settings with { MaximumConnections = 1 });
        using var first = await RawInitiator.LoginAsync(target);
        using var second = await RawInitiator.ConnectAsync(target);
        Assert.True(await second.IsClosedAsync());
    }

    /// <summary>Sends bytes, says that no more come, and waits until the target has closed its side.</summary>
    private static async Task EndAsync(RawInitiator initiator, byte[] bytes)
    {
        try
        {
            await initiator.SendAsync(bytes);
            initiator.Stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        }
        catch (Exception cause) when (cause is IOException or System.Net.Sockets.SocketException)
        {
            // Closed already.
        }

        Assert.True(await initiator.IsClosedAsync().WaitAsync(Timeout, Cancellation));
    }

    private static async Task IsWellAsync(IscsiTarget target, MemoryDrive drive)
    {
        await using (var transport = await target.OpenAsync(1))
        {
            var completion = await transport.ExecuteAsync(Cdb.From(new Read10(0, 4)), DataDirection.In, new byte[4 * BlockSizes.UserData], Timeout, Cancellation);
            Assert.Equal(Completion.Good(4 * BlockSizes.UserData), completion);
        }

        await target.DisposeAsync();
        Assert.Equal(0, drive.Open);
    }
}
