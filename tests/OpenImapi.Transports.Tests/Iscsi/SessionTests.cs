using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>What happens beside commands: pings, messages, rejects, aborts, resets, logout; and PDUs that should not be.</summary>
public class SessionTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ping_is_answered_also_while_nothing_goes_on()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var ping = Wire.Pdu(0x20, 0x80, Wire.NoTag, target.Now);
        ping[9] = 1;
        Wire.Word(ping, 20, 0x1234);
        await target.SendAsync(ping);
        var pong = await target.ReceiveAsync();
        // Immediate NOP-Out with the LUN and tag of the ping; CmdSN does not count.
        Assert.Equal((0x40, 0x80, 1), (pong.Header[0], pong.Header[1], pong.Header[9]));
        Assert.Equal((Wire.NoTag, 0x1234u, 1u, 102u), (pong.Tag, pong.Word(20), pong.Word(24), pong.Word(28)));
    }

    [Fact]
    public async Task A_ping_that_wants_no_answer_gets_none()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        await target.SendAsync(Wire.Pdu(0x20, 0x80, Wire.NoTag, target.Now));
        var end = TestUnitReady(transport);
        await target.EndAsync(await target.ReceiveCommandAsync());
        Assert.Equal(Completion.Good(), await end);
    }

    [Fact]
    public async Task A_command_that_is_late_is_aborted_and_the_session_goes_on()
    {
        await using var target = new ScriptedTarget();
        var time = new ManualTime();
        var transport = await target.AdmitAsync(new() { Time = time });
        var late = TestUnitReady(transport);
        var command = await target.ReceiveCommandAsync();
        time.Advance(Timeout);

        var abort = await target.ReceiveAsync();
        // Immediate ABORT TASK that names the task by its tag and CmdSN.
        Assert.Equal((0x42, 0x81, 1), (abort.Header[0], abort.Header[1], abort.Header[9]));
        Assert.Equal((command.Tag, 2u, 1u), (abort.Word(20), abort.Word(24), abort.Word(32)));
        await target.SendAsync(Wire.Pdu(0x22, 0x80, abort.Tag, target.Next));
        Assert.Equal(DriveErrors.TimedOut, (await Assert.ThrowsAsync<DiscException>(() => late)).Error);

        var next = TestUnitReady(transport);
        await target.EndAsync(await target.ReceiveCommandAsync());
        Assert.Equal(Completion.Good(), await next);
    }

    [Fact]
    public async Task A_command_that_is_cancelled_is_aborted_even_if_it_ends_meanwhile()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        using var cancelling = new CancellationTokenSource();
        var cancelled = transport.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Timeout, cancelling.Token).AsTask();
        var command = await target.ReceiveCommandAsync();
        cancelling.Cancel();
        var abort = await target.ReceiveAsync();
        await target.EndAsync(command);
        var gone = Wire.Pdu(0x22, 0x80, abort.Tag, target.Next);
        gone[2] = 1; // the task does not exist any more
        await target.SendAsync(gone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        var next = TestUnitReady(transport);
        await target.EndAsync(await target.ReceiveCommandAsync());
        Assert.Equal(Completion.Good(), await next);
    }

    [Fact]
    public async Task A_target_that_does_not_even_abort_loses_its_session()
    {
        await using var target = new ScriptedTarget();
        var time = new ManualTime();
        var settings = new IscsiSettings { Time = time };
        var transport = await target.AdmitAsync(settings);
        var late = TestUnitReady(transport);
        await target.ReceiveCommandAsync();
        time.Advance(Timeout);
        await target.ReceiveAsync();
        time.Advance(settings.ManagementTimeout);
        await Assert.ThrowsAsync<DiscException>(() => late);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => TestUnitReady(transport))).Error);
    }

    [Fact]
    public async Task A_reset_resets_the_logical_unit()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var resetting = transport.ResetAsync(Cancellation).AsTask();
        var reset = await target.ReceiveAsync();
        Assert.Equal((0x42, 0x85, 1, Wire.NoTag), (reset.Header[0], reset.Header[1], reset.Header[9], reset.Word(20)));
        await target.SendAsync(Wire.Pdu(0x22, 0x80, reset.Tag, target.Next));
        await resetting;
    }

    [Fact]
    public async Task A_reset_that_is_refused_is_an_error()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var resetting = transport.ResetAsync(Cancellation).AsTask();
        var response = Wire.Pdu(0x22, 0x80, (await target.ReceiveAsync()).Tag, target.Next);
        response[2] = 5; // not supported
        await target.SendAsync(response);
        Assert.Equal(DriveErrors.CommandFailed, (await Assert.ThrowsAsync<DiscException>(() => resetting)).Error);
    }

    [Fact]
    public async Task Disposing_logs_out()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var disposing = transport.DisposeAsync().AsTask();
        var logout = await target.ReceiveAsync();
        Assert.Equal((0x46, 0x80), (logout.Header[0], logout.Header[1])); // close the session
        await target.SendAsync(Wire.Pdu(0x26, 0x80, logout.Tag, target.Next));
        await disposing;
        await Assert.ThrowsAnyAsync<Exception>(target.ReceiveAsync);
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_ever()
    {
        await using var target = new ScriptedTarget();
        var time = new ManualTime();
        var settings = new IscsiSettings { Time = time };
        var transport = await target.AdmitAsync(settings);
        var disposing = transport.DisposeAsync().AsTask();
        await target.ReceiveAsync();
        time.Advance(settings.ManagementTimeout);
        await disposing;
    }

    [Fact]
    public async Task A_target_that_wants_us_gone_gets_no_more_commands()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var running = TestUnitReady(transport);
        var command = await target.ReceiveCommandAsync();
        await target.SendAsync(Wire.Pdu(0x32, 0x80, Wire.NoTag, target.Next, null, 0x01000000, 10));
        await target.EndAsync(command);
        Assert.Equal(Completion.Good(), await running);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => TestUnitReady(transport))).Error);
    }

    [Fact]
    public async Task A_target_may_ask_to_negotiate_again()
    {
        await using var target = new ScriptedTarget { Keys = "ImmediateData=Yes\0MaxRecvDataSegmentLength=8192\0" };
        var transport = await target.AdmitAsync();
        await target.SendAsync(Wire.Pdu(0x32, 0x80, Wire.NoTag, target.Next, null, 0x04000000, 10));
        var text = await target.ReceiveAsync();
        Assert.Equal((0x44, 0x80, Wire.NoTag, 0), (text.Header[0], text.Header[1], text.Word(20), text.Data.Length));
        await target.SendAsync(Wire.Pdu(0x24, 0x80, text.Tag, target.Next, "MaxRecvDataSegmentLength=512\0HeaderDigest=CRC32C\0"u8.ToArray()));

        // Answering a ping proves that the text was taken in before it.
        var ping = Wire.Pdu(0x20, 0x80, Wire.NoTag, target.Now);
        Wire.Word(ping, 20, 1);
        await target.SendAsync(ping);
        await target.ReceiveAsync();
        var end = transport.ExecuteAsync(Cdb.From(new Write10(0, 1)), DataDirection.Out, new byte[2048], Timeout, Cancellation).AsTask();
        var command = await target.ReceiveCommandAsync();
        Assert.Equal(512, command.Data.Length);
        await target.EndAsync(command);
        await end;
    }

    [Theory]
    [InlineData(0x02)] // drops the connection
    [InlineData(0x03)] // drops all connections
    [InlineData(0x05)] // ended every task
    public async Task A_target_that_ends_the_session_breaks_what_is_under_way(uint happened)
    {
        var failure = await BreakAsync(target => target.SendAsync(Wire.Pdu(0x32, 0x80, Wire.NoTag, target.Next, null, happened << 24)));
        Assert.Equal(DriveErrors.TransportFailed, failure.Error);
    }

    [Fact]
    public async Task A_connection_that_ends_breaks_what_is_under_way_and_what_comes_later()
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var running = TestUnitReady(transport);
        await target.ReceiveCommandAsync();
        target.HangUp();
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => running)).Error);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => TestUnitReady(transport))).Error);
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(async () => await transport.ResetAsync(Cancellation))).Error);
    }

    /// <summary>Each is sent in answer to a READ of 2,048 bytes with task tag 1; bytes 36 to 47 are DataSN or R2TSN, offset, and residual or length.</summary>
    [Theory]
    [InlineData("data beyond the end", "25000000 00001000", "00000001", "00000000 00000000 00000000")]
    [InlineData("data that leave a gap", "25000000 00000004", "00000001", "00000000 00000004 00000000")]
    [InlineData("data of a task that was not asked", "25000000 00000004", "00000077", "00000000 00000000 00000000")]
    [InlineData("a request for data of a read", "31800000 00000000", "00000001", "00000000 00000000 00000004")]
    [InlineData("an answer of another kind", "22800000 00000000", "00000001", "00000000 00000000 00000000")]
    [InlineData("a reject", "3F800400 00000000", "FFFFFFFF", "00000000 00000000 00000000")]
    [InlineData("a login response", "23870000 00000000", "00000001", "00000000 00000000 00000000")]
    [InlineData("an opcode that nobody knows", "3E800000 00000000", "00000001", "00000000 00000000 00000000")]
    [InlineData("a request as only initiators send", "01800000 00000000", "00000001", "00000000 00000000 00000000")]
    [InlineData("a segment longer than agreed", "25000000 00FFFFFF", "00000001", "00000000 00000000 00000000")]
    public async Task A_PDU_that_should_not_be_ends_the_session(string what, string start, string tag, string rest)
    {
        var failure = await BreakAsync(async target =>
        {
            var header = Wire.Bytes($"{start} 0000000000000000 {tag} FFFFFFFF 00000066 00000002 0000000A {rest}");
            var length = (int)Wire.Word(header, 4);
            await target.SendAsync([.. header, .. new byte[length > 0x10000 ? 0 : length]]);
        });
        Assert.True(failure.Error == TransportErrors.ProtocolBroken, $"{what}: {failure.Message}");
    }

    [Theory]
    [InlineData(0, 0, 2049)] // more than there is
    [InlineData(0, 0, 0)]
    [InlineData(0, 5, 4)] // out of order
    [InlineData(0, uint.MaxValue, 4)]
    [InlineData(0, 0, uint.MaxValue)]
    public async Task A_request_for_data_that_are_not_there_ends_the_session(uint number, uint offset, uint length)
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var running = transport.ExecuteAsync(Cdb.From(new Write10(0, 1)), DataDirection.Out, new byte[2048], Timeout, Cancellation).AsTask();
        var command = await target.ReceiveCommandAsync();
        await target.SendAsync(Wire.Pdu(0x31, 0x80, command.Tag, target.Now, null, number, offset, length));
        Assert.Equal(TransportErrors.ProtocolBroken, (await Assert.ThrowsAsync<DiscException>(() => running)).Error);
    }

    [Fact]
    public async Task Digests_protect_header_and_data_both_ways()
    {
        await using var target = new ScriptedTarget { Keys = "HeaderDigest=CRC32C\0DataDigest=CRC32C\0ImmediateData=Yes\0MaxRecvDataSegmentLength=8192\0" };
        var transport = await target.AdmitAsync();
        var end = transport.ExecuteAsync(Cdb.From(new Write10(0, 1)), DataDirection.Out, new byte[2048], Timeout, Cancellation).AsTask();
        var header = await target.ReadAsync(48);
        Assert.Equal(Digest(header), await target.ReadAsync(4));
        var data = await target.ReadAsync(2048);
        Assert.Equal(Digest(data), await target.ReadAsync(4));
        var response = Wire.Pdu(0x21, 0x80, Wire.Word(header, 16), new(102, 2, 10));
        await target.SendAsync([.. response, .. Digest(response)]);
        Assert.Equal(Completion.Good(2048), await end);

        var broken = TestUnitReady(transport);
        header = await target.ReadAsync(52);
        response = Wire.Pdu(0x21, 0x80, Wire.Word(header, 16), new(103, 3, 10));
        await target.SendAsync([.. response, 1, 2, 3, 4]);
        Assert.Equal(TransportErrors.ProtocolBroken, (await Assert.ThrowsAsync<DiscException>(() => broken)).Error);
    }

    /// <summary>CRC32C bit by bit, as RFC 7143, 13.1, defines it.</summary>
    private static byte[] Digest(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x82F63B78 : crc >> 1;
        }

        return BitConverter.GetBytes(~crc);
    }

    private static async Task<DiscException> BreakAsync(Func<ScriptedTarget, Task> script)
    {
        await using var target = new ScriptedTarget();
        var transport = await target.AdmitAsync();
        var running = transport.ExecuteAsync(Cdb.From(new Read10(0, 1)), DataDirection.In, new byte[2048], Timeout, Cancellation).AsTask();
        await target.ReceiveCommandAsync();
        await script(target);
        return await Assert.ThrowsAsync<DiscException>(() => running);
    }

    private static Task<Completion> TestUnitReady(IscsiTransport transport) =>
        transport.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Timeout, Cancellation).AsTask();
}
