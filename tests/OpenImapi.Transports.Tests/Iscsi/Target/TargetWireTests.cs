namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>What the target puts on the wire, byte by byte, against RFC 7143.</summary>
public class TargetWireTests
{
    [Fact]
    public async Task A_login_is_answered_key_by_key()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.ConnectAsync(target);
        var security = await initiator.StepAsync(0x81, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0AuthMethod=CHAP,None\0");
        Assert.Equal("23810000", Convert.ToHexString(security.Header.AsSpan(0, 4)));
        Assert.Equal("TargetPortalGroupTag=1\nAuthMethod=None\n", security.Text);
        // StatSN, ExpCmdSN, MaxCmdSN; TSIH is still 0.
        Assert.Equal((1u, 1u, 8u, 0), (security.Word(24), security.Word(28), security.Word(32), security.Header[14] << 8 | security.Header[15]));

        var operational = await initiator.StepAsync(0x87,
            "HeaderDigest=CRC64,None\0DataDigest=None,CRC32C\0MaxRecvDataSegmentLength=4096\0InitialR2T=No\0ImmediateData=Yes\0MaxBurstLength=16776192\0"
            + "FirstBurstLength=0x20000\0MaxConnections=8\0MaxOutstandingR2T=4\0ErrorRecoveryLevel=2\0DataPDUInOrder=No\0DefaultTime2Wait=5\0DefaultTime2Retain=20\0"
            + "IFMarker=Yes\0OFMarkInt=2048~65535\0X-org.example=1\0");
        Assert.Equal(
            "HeaderDigest=None\nDataDigest=None\nInitialR2T=No\nImmediateData=Yes\nMaxBurstLength=1048576\nFirstBurstLength=131072\nMaxConnections=1\n"
            + "MaxOutstandingR2T=1\nErrorRecoveryLevel=0\nDataPDUInOrder=Yes\nDefaultTime2Wait=5\nDefaultTime2Retain=0\nIFMarker=No\nOFMarkInt=Irrelevant\n"
            + "X-org.example=NotUnderstood\nMaxRecvDataSegmentLength=262144\n", operational.Text);
        Assert.Equal(0x87, operational.Header[1]);
        Assert.NotEqual(0, operational.Header[14] << 8 | operational.Header[15]);
    }

    [Theory]
    [InlineData("InitiatorName=iqn.t:i\0TargetName=iqn.2000-01.test:other\0", 0x0203)]
    [InlineData("InitiatorName=iqn.t:i\0", 0x0207)]
    [InlineData("TargetName=iqn.2000-01.test:served\0", 0x0207)]
    [InlineData("InitiatorName=iqn.t:i\0SessionType=Strange\0", 0x0209)]
    [InlineData("InitiatorName=iqn.t:i\0TargetName=iqn.2000-01.test:served\0AuthMethod=KRB5\0", 0x0201)]
    public async Task Who_may_not_come_in_is_told_why(string keys, int status)
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.ConnectAsync(target);
        Assert.Equal((uint)status, (await initiator.StepAsync(0x81, keys)).Word(36) >> 16);
        Assert.True(await initiator.IsClosedAsync());
    }

    [Fact]
    public async Task A_second_connection_of_a_session_is_refused()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var first = await RawInitiator.LoginAsync(target);
        using var second = await RawInitiator.ConnectAsync(target);
        var answer = await second.StepAsync(0x87, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0", handle: 1);
        Assert.Equal(0x0208u, answer.Word(36) >> 16);
    }

    [Fact]
    public async Task A_session_that_logs_in_again_replaces_the_one_it_was()
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        using var first = await RawInitiator.LoginAsync(target);
        await first.SendAsync(first.Scsi(0x80, 1, 0, "35"));
        await drive.Held;
        using var other = await RawInitiator.LoginAsync(target, qualifier: 2);
        using var again = await RawInitiator.LoginAsync(target);
        await again.SendAsync(again.Scsi(0x80, 1, 0, "00"));
        Assert.Equal(0x21, (await again.ReceiveAsync()).Opcode);
        Assert.True(await first.IsClosedAsync());
        Assert.Equal(1, drive.Open);
        await other.SendAsync(other.Request(0x40, 0x80, 5));
        Assert.Equal(0x20, (await other.ReceiveAsync()).Opcode);
    }

    [Fact]
    public async Task Data_that_were_not_sent_unasked_are_asked_for_burst_by_burst()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target, "InitialR2T=Yes\0ImmediateData=No\0MaxBurstLength=2048\0FirstBurstLength=1024\0");
        await initiator.SendAsync(initiator.Scsi(0xA0, 7, 4096, "2A 00 00000000 00 0002 00"));
        for (var burst = 0u; burst < 2; burst++)
        {
            var request = await initiator.ReceiveAsync();
            // R2T: LUN 1, the tag, StatSN of what comes next, R2TSN, offset, length.
            Assert.Equal((0x31, 0x80, 7u, burst, burst * 2048, 2048u), (request.Opcode, (int)request.Header[1], request.Tag, request.Word(36), request.Word(40), request.Word(44)));
            Assert.Equal(1, request.Header[9]);
            await initiator.SendAsync(RawInitiator.DataOut(0x00, 7, request.Word(20), 0, burst * 2048, new byte[1000]));
            await initiator.SendAsync(RawInitiator.DataOut(0x80, 7, request.Word(20), 1, burst * 2048 + 1000, new byte[1048]));
        }

        var end = await initiator.ReceiveAsync();
        // ExpDataSN counts the R2Ts; no residual.
        Assert.Equal((0x21, 0x80, 0, 7u, 2u, 0u), (end.Opcode, (int)end.Header[1], end.Header[3], end.Tag, end.Word(36), end.Word(44)));
    }

    [Fact]
    public async Task Answers_are_cut_to_what_the_initiator_takes()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target, "MaxRecvDataSegmentLength=1024\0MaxBurstLength=2048\0");
        await initiator.SendAsync(initiator.Scsi(0xC0, 3, 4096, "28 00 00000000 00 0002 00"));
        foreach (var (flags, number) in new[] { (0x00, 0u), (0x80, 1u), (0x00, 2u), (0x81, 3u) })
        {
            var piece = await initiator.ReceiveAsync();
            Assert.Equal((0x25, flags, number, number * 1024, 1024), (piece.Opcode, (int)piece.Header[1], piece.Word(36), piece.Word(40), piece.Data.Length));
        }
    }

    [Theory]
    [InlineData(0xC0, 8192, "28 00 00000000 00 0002 00", 0x83, 4096)] // more was expected of a read: U
    [InlineData(0xC0, 2048, "28 00 00000000 00 0002 00", 0x85, 2048)] // less was expected: O
    [InlineData(0xC0, 255, "12 00 00 0024 00", 0x83, 219)]
    [InlineData(0xC0, 30, "12 00 00 0024 00", 0x85, 6)]
    [InlineData(0x80, 0, "12 00 00 0024 00", 0x80, 0)] // no data asked for at all
    public async Task What_moved_and_what_was_expected_differ_by_the_residual(byte flags, uint expected, string cdb, byte answer, uint residual)
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        await initiator.SendAsync(initiator.Scsi(flags, 3, expected, cdb));
        var end = await initiator.ReceiveAsync();
        Assert.Equal((answer, residual), (end.Header[1], end.Word(44)));
    }

    [Fact]
    public async Task A_write_with_less_data_than_expected_leaves_an_underflow()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target, "InitialR2T=No\0");
        await initiator.SendAsync(initiator.Scsi(0xA0, 3, 3000, "2A 00 00000000 00 0001 00", new byte[3000]));
        var end = await initiator.ReceiveAsync();
        Assert.Equal((0x21, 0x82, 0, 952u), (end.Opcode, (int)end.Header[1], end.Header[3], end.Word(44)));
    }

    [Fact]
    public async Task A_check_condition_carries_its_sense()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        await initiator.SendAsync(initiator.Scsi(0x80, 3, 0, "00"));
        var end = await initiator.ReceiveAsync();
        Assert.Equal((0x21, 2), (end.Opcode, end.Header[3]));
        Assert.Equal("0012 70 00 06 00000000 0A 00000000 29 00 00 000000".Replace(" ", ""), Convert.ToHexString(end.Data));
    }

    [Fact]
    public async Task A_ping_comes_back_with_its_data()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        await initiator.SendAsync(initiator.Request(0x40, 0x80, 9, [1, 2, 3, 4, 5]));
        var echo = await initiator.ReceiveAsync();
        Assert.Equal((0x20, 9u, Wire.NoTag), (echo.Opcode, echo.Tag, echo.Word(20)));
        Assert.Equal([1, 2, 3, 4, 5], echo.Data);
    }

    [Fact]
    public async Task A_logout_is_answered_and_ends_the_connection()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        await initiator.SendAsync(initiator.Request(0x46, 0x80, 9));
        var answer = await initiator.ReceiveAsync();
        Assert.Equal((0x26, 0, 9u), (answer.Opcode, answer.Header[2], answer.Tag));
        Assert.True(await initiator.IsClosedAsync());
    }

    [Fact]
    public async Task A_command_outside_of_the_window_is_ignored_and_one_too_far_ends_the_session()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        initiator.Command = 100; // beyond MaxCmdSN
        await initiator.SendAsync(initiator.Scsi(0x80, 1, 0, "00"));
        initiator.Command = 0; // before ExpCmdSN
        await initiator.SendAsync(initiator.Scsi(0x80, 2, 0, "00"));
        initiator.Command = 1;
        await initiator.SendAsync(initiator.Scsi(0x80, 3, 0, "00"));
        Assert.Equal(3u, (await initiator.ReceiveAsync()).Tag);
        initiator.Command = 3; // inside, but 2 is missing
        await initiator.SendAsync(initiator.Scsi(0x80, 4, 0, "00"));
        var reject = await initiator.ReceiveAsync();
        Assert.Equal((0x3F, 4, 48), (reject.Opcode, reject.Header[2], reject.Data.Length));
        Assert.True(await initiator.IsClosedAsync());
    }

    [Theory]
    [InlineData(0x10, 5)] // SNACK
    [InlineData(0x1C, 5)] // vendor-specific
    public async Task A_request_that_is_not_spoken_here_is_rejected(byte opcode, byte reason)
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        var request = initiator.Request((byte)(0x40 | opcode), 0x80, 9);
        await initiator.SendAsync(request);
        var reject = await initiator.ReceiveAsync();
        Assert.Equal((0x3F, reason), (reject.Opcode, reject.Header[2]));
        Assert.Equal(request, reject.Data);
    }

    [Theory]
    [InlineData(1, 4, 1u, 0)] // ABORT TASK of the one that is held
    [InlineData(1, 4, 99u, 1)] // of one that is not there
    [InlineData(2, 4, 0u, 0)] // ABORT TASK SET
    [InlineData(5, 4, 0u, 0)] // LOGICAL UNIT RESET
    [InlineData(6, 4, 0u, 0)] // TARGET WARM RESET
    [InlineData(3, 4, 0u, 5)] // CLEAR ACA
    [InlineData(8, 4, 1u, 4)] // TASK REASSIGN
    public async Task Tasks_are_managed_while_they_go_on(byte function, uint tag, uint referenced, byte outcome)
    {
        var drive = new MemoryDrive();
        await using var target = Targets.Start(drive);
        using var initiator = await RawInitiator.LoginAsync(target);
        await initiator.SendAsync(initiator.Scsi(0x80, 1, 0, "35"));
        await drive.Held;
        var request = initiator.Request(0x42, (byte)(0x80 | function), tag);
        Wire.Word(request, 20, referenced);
        await initiator.SendAsync(request);
        var answer = await initiator.ReceiveAsync();
        Assert.Equal((0x22, outcome, tag), (answer.Opcode, answer.Header[2], answer.Tag));
    }

    [Fact]
    public async Task A_unit_that_does_not_exist_cannot_be_reset()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target);
        var request = initiator.Request(0x42, 0x85, 4);
        request[9] = 2;
        await initiator.SendAsync(request);
        Assert.Equal(2, (await initiator.ReceiveAsync()).Header[2]);
    }

    [Fact]
    public async Task Data_out_of_order_end_their_command_and_nothing_else()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.LoginAsync(target, "InitialR2T=Yes\0ImmediateData=No\0");
        await initiator.SendAsync(initiator.Scsi(0xA0, 7, 2048, "2A 00 00000000 00 0001 00"));
        var request = await initiator.ReceiveAsync();
        await initiator.SendAsync(RawInitiator.DataOut(0x80, 7, request.Word(20), 27, 0, new byte[2048]));
        var end = await initiator.ReceiveAsync();
        Assert.Equal((0x21, 2, 0x0B), (end.Opcode, end.Header[3], end.Data[4]));
        await initiator.SendAsync(initiator.Request(0x40, 0x80, 9));
        Assert.Equal(0x20, (await initiator.ReceiveAsync()).Opcode);
    }

    [Fact]
    public async Task A_discovery_session_answers_which_targets_there_are_and_no_command()
    {
        await using var target = Targets.Start(new MemoryDrive());
        using var initiator = await RawInitiator.ConnectAsync(target);
        await initiator.StepAsync(0x87, $"InitiatorName={RawInitiator.Name}\0SessionType=Discovery\0");
        await initiator.SendAsync(initiator.Request(0x44, 0x80, 2, "SendTargets=All\0"u8.ToArray()));
        Assert.Equal($"TargetName={Targets.Name}\nTargetAddress=127.0.0.1:{target.EndPoint.Port},1\n", (await initiator.ReceiveAsync()).Text);
        await initiator.SendAsync(initiator.Scsi(0x80, 3, 0, "00"));
        Assert.Equal(0x3F, (await initiator.ReceiveAsync()).Opcode);
    }
}
