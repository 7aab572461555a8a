using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>RFC 7143, 12.1.3, and RFC 1994: who may come in shows it, and so does the target where it is asked.</summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "RFC 7143 demands MD5.")]
public class ChapTests
{
    private const string Both = "initiator alice correct horse\ntarget bob battery staple";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("initiator alice correct horse")]
    [InlineData(Both)]
    public async Task Both_sides_prove_who_they_are(string credentials)
    {
        await using var target = Start(Both);
        await using var transport = await OpenAsync(target, credentials);
        Assert.Equal(target.Addresses, await IscsiDiscovery.FindDrivesAsync(new("127.0.0.1", target.EndPoint.Port), Settings(credentials), Cancellation));
    }

    [Theory]
    [InlineData("initiator alice wrong horse shoe")]
    [InlineData("initiator carol correct horse")]
    [InlineData(null)]
    public async Task Who_cannot_prove_it_stays_outside(string? credentials)
    {
        await using var target = Start(Both);
        var failure = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(target, credentials));
        Assert.Equal(TransportErrors.LoginRefused, failure.Error);
        Assert.DoesNotContain("horse", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_cannot_prove_it_is_not_used()
    {
        await using var target = Start("initiator alice correct horse\ntarget bob another staple");
        var failure = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(target, Both));
        Assert.Contains("did not prove", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_asks_for_no_proof_is_not_used_where_it_should_give_one()
    {
        await using var target = Targets.Start(new MemoryDrive());
        Assert.Equal(TransportErrors.LoginRefused, (await Assert.ThrowsAsync<DiscException>(() => OpenAsync(target, Both))).Error);
        await using var transport = await OpenAsync(target, "initiator alice correct horse");
    }

    [Theory]
    [InlineData("5", "5", 16)]
    [InlineData("6,7,5", "7", 32)]
    public async Task A_challenge_is_answered_with_the_hash_of_identifier_secret_and_challenge(string offered, string chosen, int length)
    {
        await using var target = Start(Both);
        using var initiator = await RawInitiator.ConnectAsync(target);
        var method = await initiator.StepAsync(0x00, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0AuthMethod=CHAP,None\0");
        Assert.Contains("AuthMethod=CHAP\n", method.Text, StringComparison.Ordinal);
        var keys = Keys(await initiator.StepAsync(0x00, $"CHAP_A={offered}\0"));
        Assert.Equal(chosen, keys["CHAP_A"]);
        var challenge = Convert.FromHexString(keys["CHAP_C"][2..]);
        Assert.Equal(length, challenge.Length);
        byte[] whole = [byte.Parse(keys["CHAP_I"], System.Globalization.CultureInfo.InvariantCulture), .. "correct horse"u8, .. challenge];
        var proof = chosen == "7" ? SHA256.HashData(whole) : MD5.HashData(whole);
        var end = await initiator.StepAsync(0x81, $"CHAP_N=alice\0CHAP_R=0x{Convert.ToHexString(proof)}\0CHAP_I=0x07\0CHAP_C=0bAQIDBA==\0");
        Assert.Equal(0x81, end.Header[1]);
        byte[] asked = [7, .. "battery staple"u8, 1, 2, 3, 4];
        Assert.Equal(("bob", "0x" + Convert.ToHexString(chosen == "7" ? SHA256.HashData(asked) : MD5.HashData(asked))), (Keys(end)["CHAP_N"], Keys(end)["CHAP_R"]));
    }

    [Fact]
    public async Task Our_own_challenge_sent_back_is_not_answered()
    {
        await using var target = Start(Both);
        using var initiator = await RawInitiator.ConnectAsync(target);
        await initiator.StepAsync(0x00, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0AuthMethod=CHAP\0");
        var keys = Keys(await initiator.StepAsync(0x00, "CHAP_A=5\0"));
        byte[] whole = [byte.Parse(keys["CHAP_I"], System.Globalization.CultureInfo.InvariantCulture), .. "correct horse"u8, .. Convert.FromHexString(keys["CHAP_C"][2..])];
        var end = await initiator.StepAsync(0x81, $"CHAP_N=alice\0CHAP_R=0x{Convert.ToHexString(MD5.HashData(whole))}\0CHAP_I=1\0CHAP_C={keys["CHAP_C"]}\0");
        Assert.Equal((0x0201u, 0), (end.Word(36) >> 16, end.Data.Length));
    }

    [Theory]
    [InlineData(0x87, "")] // straight to the full feature phase
    [InlineData(0x81, "AuthMethod=None\0")]
    [InlineData(0x83, "AuthMethod=CHAP\0CHAP_A=9\0")] // an unknown algorithm
    [InlineData(0x81, "AuthMethod=CHAP\0CHAP_N=alice\0CHAP_R=0x00\0")] // a proof before the challenge
    public async Task There_is_no_way_around(byte step, string keys)
    {
        await using var target = Start(Both);
        using var initiator = await RawInitiator.ConnectAsync(target);
        var answer = await initiator.StepAsync(step, $"InitiatorName={RawInitiator.Name}\0TargetName={Targets.Name}\0{keys}");
        Assert.Equal(0x0201u, answer.Word(36) >> 16);
    }

    [Theory]
    [InlineData("")]
    [InlineData("initiator alice short")]
    [InlineData("initiator alice")]
    [InlineData("target bob battery staple")]
    [InlineData("alice correct horse")]
    [InlineData(Both + "\ntarget eve battery staples")]
    [InlineData("initiator alice battery staple\ntarget bob battery staple")] // one secret for both sides
    public void Credentials_that_are_none_are_refused_without_being_quoted(string text)
    {
        var failure = Assert.Throws<DiscException>(() => IscsiCredentials.Parse(text, "the file"));
        Assert.Equal(TransportErrors.CredentialsMalformed, failure.Error);
        Assert.DoesNotContain("staple", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_may_have_comments_and_empty_lines() =>
        Assert.Equal("credentials of alice, carol", IscsiCredentials.Parse("# who\r\n\r\ninitiator alice correct horse\n initiator\tcarol  another secret \n", "x").ToString());

    private static Dictionary<string, string> Keys(Got pdu) =>
        pdu.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static IscsiTarget Start(string credentials) =>
        IscsiTarget.Start([new MemoryDrive().Unit], Targets.Settings with { Credentials = IscsiCredentials.Parse(credentials, "the test") });

    private static IscsiSettings Settings(string? credentials) => new() { Credentials = credentials is null ? null : IscsiCredentials.Parse(credentials, "the test") };

    private static async Task<IscsiTransport> OpenAsync(IscsiTarget target, string? credentials) =>
        await IscsiTransport.OpenAsync(target.Addresses[0], Settings(credentials), Cancellation);
}
