using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Tgt;

/// <summary>Our initiator against a target that others wrote.</summary>
[Trait("Category", "Interop")]
public class TgtTransportTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_command_after_login_and_after_a_reset_meets_a_unit_attention()
    {
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var transport = await IscsiTransport.OpenAsync(tgt.Address(1), Cancellation);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(transport)).Sense);
        Assert.Equal(ScsiStatus.Good, (await TestUnitReadyAsync(transport)).Status);

        await transport.ResetAsync(Cancellation);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await TestUnitReadyAsync(transport)).Sense);
    }

    [Fact]
    public async Task A_command_that_the_drive_does_not_know_ends_with_its_sense()
    {
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var transport = await OpenReadyAsync(tgt, new());
        var refused = await transport.ExecuteAsync(Cdb.From(new Blank(BlankingType.Minimal)), DataDirection.None, default, Timeout, Cancellation);
        Assert.Equal(KnownSense.InvalidCommandOperationCode, refused.Sense);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blocks_of_every_length_go_there_and_come_back(bool digests)
    {
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var transport = await OpenReadyAsync(tgt, new() { PreferDigests = digests });
        var blocks = new byte[700 * BlockSizes.UserData];
        new Random(1).NextBytes(blocks);
        var (address, read) = (0u, 0u);
        // From one segment to several bursts, each with another number of segments.
        foreach (ushort count in new ushort[] { 1, 3, 4, 5, 31, 32, 33, 127, 128, 129 })
            address += await MoveAsync(new Write10(address, count), DataDirection.Out);
        await transport.ExecuteAsync(Cdb.From(new CloseTrackSession(CloseFunction.Finalize, 0, Immediate: false)), DataDirection.None, default, Timeout, Cancellation);

        var written = blocks.AsMemory(0, (int)address * BlockSizes.UserData).ToArray();
        blocks.AsSpan().Clear();
        foreach (ushort count in new ushort[] { 129, 128, 127, 33, 32, 31, 5, 4, 3, 1 })
            read += await MoveAsync(new Read10(read, count), DataDirection.In);
        Assert.Equal(written, blocks[..written.Length]);

        async Task<uint> MoveAsync<TCommand>(TCommand command, DataDirection direction)
            where TCommand : struct, ICommand
        {
            var at = (int)(direction == DataDirection.Out ? address : read) * BlockSizes.UserData;
            var completion = await transport.ExecuteAsync(Cdb.From(command), direction, blocks.AsMemory(at, command.TransferLength), Timeout, Cancellation);
            Assert.Equal(Completion.Good(command.TransferLength), completion);
            return (uint)(command.TransferLength / BlockSizes.UserData);
        }
    }

    [Fact]
    public async Task A_short_answer_says_how_short_it_is()
    {
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var transport = await OpenReadyAsync(tgt, new());
        var data = new byte[96];
        var completion = await transport.ExecuteAsync(Cdb.From(new Inquiry(96)), DataDirection.In, data, Timeout, Cancellation);
        Assert.Equal(Completion.Good(66), completion);
        Assert.Equal("STGT_DVD", Structure.Read<StandardInquiry>(data).Vendor.ToString());
    }

    [Fact]
    public async Task A_target_that_does_not_exist_is_refused_in_words()
    {
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        var failure = await Assert.ThrowsAsync<DiscException>(
            async () => await IscsiTransport.OpenAsync(tgt.Address(1) with { Target = "iqn.2000-01.lab:nobody" }, Cancellation));
        Assert.Equal(TransportErrors.LoginRefused, failure.Error);
        Assert.Contains("target's name", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_dies_is_a_broken_connection()
    {
        var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var transport = await OpenReadyAsync(tgt, new());
        await tgt.DisposeAsync();
        var failure = await Assert.ThrowsAsync<DiscException>(() => TestUnitReadyAsync(transport));
        Assert.Equal(DriveErrors.TransportFailed, failure.Error);
    }

    private static async Task<IscsiTransport> OpenReadyAsync(TgtTarget tgt, IscsiSettings settings)
    {
        var transport = await IscsiTransport.OpenAsync(tgt.Address(1), settings, Cancellation);
        await TestUnitReadyAsync(transport);
        return transport;
    }

    private static Task<Completion> TestUnitReadyAsync(IscsiTransport transport) =>
        transport.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Timeout, Cancellation).AsTask();
}
