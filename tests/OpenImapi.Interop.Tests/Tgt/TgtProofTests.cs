using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Tgt;

/// <summary>Our initiator shows a target of others who it is, and has it show who that is.</summary>
[Trait("Category", "Interop")]
public class TgtProofTests
{
    private const string Alice = "initiator alice correcthorse1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Alice, false)]
    [InlineData(Alice + "\ntarget bob batterystaple", true)]
    public async Task Who_proves_it_comes_in(string credentials, bool digests)
    {
        await using var tgt = await StartAsync();
        await using var transport = await IscsiTransport.OpenAsync(tgt.Address(1), Settings(credentials) with { PreferDigests = digests }, Cancellation);
        var completion = await transport.ExecuteAsync(Cdb.From(new Inquiry(36)), DataDirection.In, new byte[36], TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal(Completion.Good(36), completion);
    }

    [Theory]
    [InlineData("initiator alice correcthorse2")]
    [InlineData("initiator mallory correcthorse1")]
    [InlineData(Alice + "\ntarget bob batterystapler")]
    [InlineData(null)]
    public async Task Who_does_not_stays_outside(string? credentials)
    {
        await using var tgt = await StartAsync();
        var failure = await Assert.ThrowsAsync<DiscException>(async () => await IscsiTransport.OpenAsync(tgt.Address(1), Settings(credentials), Cancellation));
        Assert.Equal(TransportErrors.LoginRefused, failure.Error);
    }

    /// <summary>tgt demands proof of sessions with drives, and none of those that ask what there is.</summary>
    [Fact]
    public async Task Its_drives_are_found_by_asking()
    {
        await using var tgt = await StartAsync();
        Assert.Equal([tgt.Address(1), tgt.Address(2)], await IscsiDiscovery.FindDrivesAsync(new("127.0.0.1", tgt.Port), Settings(Alice), Cancellation));
    }

    private static IscsiSettings Settings(string? credentials) => new() { Credentials = credentials is null ? null : IscsiCredentials.Parse(credentials, "the test") };

    private static async Task<TgtTarget> StartAsync()
    {
        var tgt = await TgtTarget.StartAsync(discs: 2);
        await tgt.DemandProofAsync(("alice", "correcthorse1"), ("bob", "batterystaple"));
        return tgt;
    }
}
