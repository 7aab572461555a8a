using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>RFC 7143, 4.2.5 and 11.3 to 11.8: commands with their data, status, residuals and sense.</summary>
public class CommandTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_sent_as_the_standard_lays_it_out()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var end = Run(transport, new Inquiry(36), DataDirection.In, new byte[36]);
        var command = await target.ReceiveCommandAsync();
        // F, R, simple task; LUN 1; 36 bytes expected; CmdSN 1, ExpStatSN after two login responses; the CDB.
        Assert.Equal("01C10000 00000000 0001000000000000".Replace(" ", ""), Convert.ToHexString(command.Header.AsSpan(0, 16)));
        Assert.Equal("00000024 00000001 00000066 12000000240000000000000000000000".Replace(" ", ""), Convert.ToHexString(command.Header.AsSpan(20)));
        await target.EndAsync(command);
        await end;
    }

    [Fact]
    public async Task Data_may_come_in_pieces_and_the_last_one_may_carry_the_status()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var data = new byte[10];
        var end = Run(transport, new Inquiry(10), DataDirection.In, data);
        var command = await target.ReceiveCommandAsync();
        await target.SendAsync(Wire.Pdu(0x25, 0x00, command.Tag, target.Now, [1, 2, 3], 0, 0));
        await target.SendAsync(Wire.Pdu(0x25, 0x83, command.Tag, target.Next, [4, 5, 6, 7], 1, 3, 3)); // F, U, S; residual 3
        Assert.Equal(Completion.Good(7), await end);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 0, 0, 0], data);
    }

    [Fact]
    public async Task Data_and_status_may_come_apart()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var end = Run(transport, new Inquiry(4), DataDirection.In, new byte[4]);
        var command = await target.ReceiveCommandAsync();
        await target.SendAsync(Wire.Pdu(0x25, 0x80, command.Tag, target.Now, [1, 2, 3, 4], 0, 0));
        await target.EndAsync(command);
        Assert.Equal(Completion.Good(4), await end);
    }

    [Fact]
    public async Task A_check_condition_brings_its_sense_in_the_same_response()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var end = Run(transport, default(TestUnitReady));
        await target.EndAsync(await target.ReceiveCommandAsync(), status: 2, sense: "0012 70 00 06 00000000 0A 00000000 29 00 00 000000");
        Assert.Equal(Completion.Check(KnownSense.PowerOnResetOrBusDeviceReset), await end);
    }

    [Theory]
    [InlineData("")] // istgt 0.4 sends none for a read that fails
    [InlineData("0000")]
    [InlineData("00")]
    public async Task A_check_condition_without_sense_is_reported_as_such(string sense)
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var end = Run(transport, default(TestUnitReady));
        await target.EndAsync(await target.ReceiveCommandAsync(), status: 2, sense: sense);
        Assert.Equal(new Completion(ScsiStatus.CheckCondition, 0), await end);
    }

    [Fact]
    public async Task A_sense_length_that_is_too_long_reads_what_is_there()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var end = Run(transport, default(TestUnitReady));
        await target.EndAsync(await target.ReceiveCommandAsync(), status: 2, sense: "FFFF 70 00 05 00000000 0A 00000000 20 00");
        Assert.Equal(KnownSense.InvalidCommandOperationCode, (await end).Sense);
    }

    [Theory]
    [InlineData(0x82, 100, 2048 - 100)] // underflow
    [InlineData(0x84, 100, 2048)] // overflow: the drive wanted more
    [InlineData(0x80, 0, 2048)]
    [InlineData(0x82, uint.MaxValue, 0)]
    public async Task A_residual_says_how_much_of_a_write_moved(byte flags, uint residual, int moved)
    {
        await using var target = new ScriptedTarget { Keys = "InitialR2T=Yes\0ImmediateData=Yes\0" };
        var transport = await target.AdmitAsync();
        var end = Run(transport, new Write10(0, 1), DataDirection.Out, new byte[2048]);
        await target.EndAsync(await target.ReceiveCommandAsync(), flags: flags, residual: residual);
        Assert.Equal(Completion.Good(moved), await end);
    }

    [Fact]
    public async Task Data_that_a_target_asks_for_go_in_pieces_that_it_takes()
    {
        await using var target = new ScriptedTarget { Keys = "InitialR2T=Yes\0ImmediateData=No\0MaxRecvDataSegmentLength=1000\0MaxBurstLength=2500\0" };
        var transport = await target.AdmitAsync();
        var data = Pattern(4096);
        var end = Run(transport, new Write10(0, 2), DataDirection.Out, data);
        var command = await target.ReceiveCommandAsync();
        Assert.Equal((0xA1, 4096u, 0), (command.Header[1], command.Word(20), command.Data.Length)); // F, W: nothing unasked

        await target.SendAsync(ReadyToTransfer(target, command, transferTag: 0xABCD, number: 0, offset: 0, length: 2500));
        var first = await CollectAsync(target, command, transferTag: 0xABCD, offset: 0, pieces: [1000, 1000, 500]);
        await target.SendAsync(ReadyToTransfer(target, command, transferTag: 0xABCE, number: 1, offset: 2500, length: 1596));
        var second = await CollectAsync(target, command, transferTag: 0xABCE, offset: 2500, pieces: [1000, 596]);
        await target.EndAsync(command);

        Assert.Equal(Completion.Good(4096), await end);
        Assert.Equal(data, first.Concat(second).ToArray());
    }

    [Fact]
    public async Task Immediate_data_go_with_the_command_as_far_as_was_agreed()
    {
        await using var target = new ScriptedTarget { Keys = "InitialR2T=Yes\0ImmediateData=Yes\0MaxRecvDataSegmentLength=65536\0FirstBurstLength=3000\0" };
        var transport = await target.AdmitAsync();
        var data = Pattern(4096);
        var end = Run(transport, new Write10(0, 2), DataDirection.Out, data);
        var command = await target.ReceiveCommandAsync();
        Assert.Equal(0xA1, command.Header[1]); // F, W
        Assert.Equal(data[..3000], command.Data);

        await target.SendAsync(ReadyToTransfer(target, command, transferTag: 1, number: 0, offset: 3000, length: 1096));
        Assert.Equal(data[3000..], await CollectAsync(target, command, transferTag: 1, offset: 3000, pieces: [1096]));
        await target.EndAsync(command);
        Assert.Equal(Completion.Good(4096), await end);
    }

    [Fact]
    public async Task Where_it_was_agreed_the_first_burst_goes_unasked()
    {
        await using var target = new ScriptedTarget { Keys = "InitialR2T=No\0ImmediateData=Yes\0MaxRecvDataSegmentLength=1000\0FirstBurstLength=2500\0" };
        var transport = await target.AdmitAsync();
        var data = Pattern(2048);
        var end = Run(transport, new Write10(0, 1), DataDirection.Out, data);
        var command = await target.ReceiveCommandAsync();
        Assert.Equal(0x21, command.Header[1]); // W, not F: more follows
        Assert.Equal(data[..1000], command.Data);
        Assert.Equal(data[1000..], await CollectAsync(target, command, Wire.NoTag, offset: 1000, pieces: [1000, 48]));
        await target.EndAsync(command);
        Assert.Equal(Completion.Good(2048), await end);
    }

    [Fact]
    public async Task Commands_go_one_after_another_and_are_counted()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        Task<Completion>[] ends = [Run(transport, default(TestUnitReady)), Run(transport, default(TestUnitReady)), Run(transport, default(TestUnitReady))];
        for (uint number = 1; number <= 3; number++)
        {
            var command = await target.ReceiveCommandAsync();
            Assert.Equal((number, 101 + number), (command.Word(24), command.Word(28)));
            await target.EndAsync(command);
        }

        Assert.All(await Task.WhenAll(ends), end => Assert.Equal(ScsiStatus.Good, end.Status));
    }

    [Fact]
    public async Task A_command_waits_until_the_target_takes_one()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var first = Run(transport, default(TestUnitReady));
        var command = await target.ReceiveCommandAsync();
        await target.SendAsync(Wire.Pdu(0x21, 0x80, command.Tag, new(target.Status++, 2, 9)));
        await first;
        // MaxCmdSN went up to 9, so commands 2 to 9 go; 10 has to wait for a ping that opens the window.
        for (uint number = 2; number <= 9; number++)
        {
            var end = Run(transport, default(TestUnitReady));
            command = await target.ReceiveCommandAsync();
            await target.SendAsync(Wire.Pdu(0x21, 0x80, command.Tag, new(target.Status++, number + 1, 9)));
            await end;
        }

        var waiting = Run(transport, default(TestUnitReady));
        await target.SendAsync(Wire.Pdu(0x20, 0x80, Wire.NoTag, new(target.Status, 10, 10)));
        command = await target.ReceiveCommandAsync();
        Assert.Equal(10u, command.Word(24));
        await target.EndAsync(command);
        await waiting;
    }

    [Fact]
    public async Task A_command_that_the_target_itself_could_not_carry_out_is_an_error_and_the_next_one_goes()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var failing = Run(transport, default(TestUnitReady));
        var command = await target.ReceiveCommandAsync();
        var response = Wire.Pdu(0x21, 0x80, command.Tag, target.Next);
        response[2] = 1; // target failure
        await target.SendAsync(response);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => failing)).Error);

        var next = Run(transport, default(TestUnitReady));
        await target.EndAsync(await target.ReceiveCommandAsync());
        Assert.Equal(Completion.Good(), await next);
    }

    private static Task<Completion> Run<TCommand>(
        IscsiTransport transport, TCommand command, DataDirection direction = DataDirection.None, byte[]? data = null)
        where TCommand : struct, ICommand => transport.ExecuteAsync(Cdb.From(command), direction, data, Timeout, Cancellation).AsTask();

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 + i / 256))];

    private static byte[] ReadyToTransfer(ScriptedTarget target, Got command, uint transferTag, uint number, uint offset, uint length)
    {
        var pdu = Wire.Pdu(0x31, 0x80, command.Tag, target.Now, null, number, offset, length);
        pdu[9] = 1;
        Wire.Word(pdu, 20, transferTag);
        return pdu;
    }

    /// <summary>Receives one sequence of Data-Out and checks what 11.7 says of each.</summary>
    private static async Task<byte[]> CollectAsync(ScriptedTarget target, Got command, uint transferTag, int offset, int[] pieces)
    {
        var data = new List<byte>();
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = await target.ReceiveAsync();
            Assert.Equal((0x05, i == pieces.Length - 1 ? 0x80 : 0), (piece.Opcode, piece.Header[1]));
            Assert.Equal((1, command.Tag, transferTag), (piece.Header[9], piece.Tag, piece.Word(20)));
            Assert.Equal(((uint)i, (uint)(offset + data.Count), pieces[i]), (piece.Word(36), piece.Word(40), piece.Data.Length));
            data.AddRange(piece.Data);
        }

        return [.. data];
    }
}
