using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>RFC 7143, 6.3: login.</summary>
public class LoginTests
{
    private static readonly IscsiSettings Settings = new() { InitiatorName = "iqn.2000-01.test:initiator" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_goes_through_security_and_operational_negotiation()
    {
        await using var target = new ScriptedTarget();
        var opening = IscsiTransport.OpenAsync(target.Address, Settings, Cancellation).AsTask();
        await target.AcceptAsync();

        var security = await target.ReceiveAsync();
        // Immediate login request, T, CSG 0, NSG 1, version 0; TSIH 0; CmdSN 1, ExpStatSN 0.
        Assert.Equal("43810000", Convert.ToHexString(security.Header.AsSpan(0, 4)));
        Assert.Equal(0x80, security.Header[8]);
        Assert.Equal((0, 1u, 0u), (security.Header[14] << 8 | security.Header[15], security.Word(24), security.Word(28)));
        Assert.Equal("InitiatorName=iqn.2000-01.test:initiator\nTargetName=iqn.2000-01.test:target\nSessionType=Normal\nAuthMethod=None\n", security.Text);
        await target.AnswerLoginAsync(security, 0x81, "AuthMethod=None\0TargetPortalGroupTag=1\0");

        var operational = await target.ReceiveAsync();
        Assert.Equal("43870000", Convert.ToHexString(operational.Header.AsSpan(0, 4)));
        Assert.Equal(security.Header[8..14], operational.Header[8..14]);
        Assert.Equal((1u, 101u), (operational.Word(24), operational.Word(28)));
        Assert.Contains("HeaderDigest=None,CRC32C\n", operational.Text, StringComparison.Ordinal);
        Assert.Contains("MaxRecvDataSegmentLength=262144\n", operational.Text, StringComparison.Ordinal);
        Assert.Contains("ErrorRecoveryLevel=0\n", operational.Text, StringComparison.Ordinal);
        await target.AnswerLoginAsync(operational, 0x87, "MaxBurstLength=0x400\0");

        target.Hold(await opening);
    }

    [Fact]
    public async Task A_target_may_stay_in_a_stage_ask_a_key_of_its_own_and_continue_a_text()
    {
        await using var target = new ScriptedTarget();
        var opening = IscsiTransport.OpenAsync(target.Address, Settings, Cancellation).AsTask();
        await target.AcceptAsync();
        await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x00, "");
        await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x81, "AuthMethod=None\0");

        // T clear, C set: the text goes on after an empty request of ours.
        await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x44, "X-org.example.Key=1\0Initial");
        var empty = await target.ReceiveAsync();
        Assert.Equal((0x04, 0), (empty.Header[1], empty.Data.Length));
        await target.AnswerLoginAsync(empty, 0x04, "R2T=Yes\0");

        var reply = await target.ReceiveAsync();
        Assert.Equal("X-org.example.Key=NotUnderstood\n", reply.Text);
        await target.AnswerLoginAsync(reply, 0x87, "");
        target.Hold(await opening);
    }

    [Theory]
    [InlineData(0x0201, "credentials")]
    [InlineData(0x0202, "admit")]
    [InlineData(0x0203, "name")]
    [InlineData(0x0301, "later")]
    [InlineData(0x0207, "name")]
    public async Task A_refusal_is_said_with_what_to_do(ushort status, string advice)
    {
        var failure = await FailAsync(async target => await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x00, "", status));
        Assert.Equal(TransportErrors.LoginRefused, failure.Error);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_has_moved_says_where_to()
    {
        var failure = await FailAsync(
            async target => await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x00, "TargetAddress=10.0.0.1:3260,1\0", 0x0101));
        Assert.Contains("10.0.0.1:3260,1", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxBurstLength=1048577\0")] // more than was offered
    [InlineData("MaxBurstLength=511\0")]
    [InlineData("FirstBurstLength=one\0")]
    [InlineData("MaxRecvDataSegmentLength=16777216\0")]
    [InlineData("MaxConnections=2\0")]
    [InlineData("MaxOutstandingR2T=0\0")]
    [InlineData("ErrorRecoveryLevel=1\0")]
    [InlineData("DataPDUInOrder=No\0")]
    [InlineData("ImmediateData=Maybe\0")]
    [InlineData("HeaderDigest=MD5\0")]
    [InlineData("AuthMethod=CHAP\0")]
    [InlineData("no value\0")]
    [InlineData("=5\0")]
    public async Task An_answer_that_was_not_offered_is_a_breach(string keys)
    {
        var failure = await FailAsync(async target =>
        {
            await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x81, "");
            await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x87, keys);
        });
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task Keys_that_a_target_does_not_take_up_keep_their_defaults()
    {
        var negotiation = new Negotiation("iqn.t", Settings);
        Assert.Empty(negotiation.Accept([new("MaxBurstLength", "NotUnderstood"), new("FirstBurstLength", "Irrelevant"), new("InitialR2T", "Reject")]));
        Assert.Equal((262144, 65536, true, true, 8192),
            (negotiation.Agreed.MaximumBurstLength, negotiation.Agreed.FirstBurstLength, negotiation.Agreed.InitialR2T,
                negotiation.Agreed.ImmediateData, negotiation.Agreed.SentSegmentLength));
    }

    [Theory]
    [InlineData(0x85)] // operational to operational
    [InlineData(0x80)]
    [InlineData(0x83)] // straight to the full feature phase, which was not asked for
    public async Task A_jump_to_another_stage_is_a_breach(byte step)
    {
        var failure = await FailAsync(async target => await target.AnswerLoginAsync(await target.ReceiveAsync(), step, ""));
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task A_login_without_end_is_a_breach()
    {
        var failure = await FailAsync(async target =>
        {
            for (var round = 0; round < 16; round++)
                await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x00, "");
        });
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task A_text_without_end_is_a_breach()
    {
        var failure = await FailAsync(async target =>
        {
            for (var round = 0; round < 9; round++)
                await target.AnswerLoginAsync(await target.ReceiveAsync(), 0x40, new string('A', 8192));
        });
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task A_segment_longer_than_a_login_allows_is_not_read()
    {
        var failure = await FailAsync(async target =>
        {
            var request = await target.ReceiveAsync();
            var huge = Wire.Pdu(0x23, 0x81, request.Tag, target.Next);
            Wire.Word(huge, 4, 0xFFFFFF);
            await target.SendAsync(huge);
        });
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task Another_PDU_than_a_login_response_is_a_breach()
    {
        var failure = await FailAsync(async target =>
        {
            var request = await target.ReceiveAsync();
            await target.SendAsync(Wire.Pdu(0x21, 0x80, request.Tag, target.Next));
        });
        Assert.Equal(TransportErrors.ProtocolBroken, failure.Error);
    }

    [Fact]
    public async Task A_connection_that_ends_in_the_middle_of_a_login_is_a_broken_way()
    {
        var failure = await FailAsync(async target =>
        {
            await target.ReceiveAsync();
            target.HangUp();
        });
        Assert.Equal(DriveErrors.TransportFailed, failure.Error);
    }

    [Fact]
    public async Task A_host_where_nobody_listens_cannot_be_reached()
    {
        IscsiAddress address;
        await using (var target = new ScriptedTarget())
            address = target.Address;
        var failure = await Assert.ThrowsAsync<DiscException>(async () => await IscsiTransport.OpenAsync(address, Cancellation));
        Assert.Equal(DriveErrors.TransportFailed, failure.Error);
    }

    [Fact]
    public async Task A_target_that_says_nothing_is_waited_for_so_long_and_no_longer()
    {
        await using var target = new ScriptedTarget();
        var time = new ManualTime();
        var opening = IscsiTransport.OpenAsync(target.Address, Settings with { Time = time }, Cancellation).AsTask();
        await target.AcceptAsync();
        await target.ReceiveAsync();
        time.Advance(Settings.LoginTimeout);
        Assert.Equal(DriveErrors.TimedOut, (await Assert.ThrowsAsync<DiscException>(() => opening)).Error);
    }

    private static async Task<DiscException> FailAsync(Func<ScriptedTarget, Task> script)
    {
        await using var target = new ScriptedTarget();
        var opening = IscsiTransport.OpenAsync(target.Address, Settings, Cancellation).AsTask();
        await target.AcceptAsync();
        await script(target);
        return await Assert.ThrowsAsync<DiscException>(() => opening);
    }
}
