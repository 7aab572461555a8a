using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Every command of a recording fails once, in several ways. It never ends in success with bytes missing, and the drive is free afterwards.</summary>
public class FaultMatrixTests
{
    private static readonly Extent Content = TestContent.Extent(0, 90);

    /// <summary>Faults that a drive may report for any command.</summary>
    private static readonly SenseData[] Faults =
    [
        new(SenseKey.HardwareError, 0x44, 0x00), KnownSense.WriteError, KnownSense.InvalidCommandOperationCode, KnownSense.InvalidFieldInCdb,
        KnownSense.MediumMayHaveChanged, KnownSense.PowerOnResetOrBusDeviceReset, KnownSense.NotReadyBecomingReady, KnownSense.LongWriteInProgress,
        KnownSense.MediumNotPresent, KnownSense.LossOfStreaming, KnownSense.WriteError with { Deferred = true },
    ];

    /// <summary>One of each strategy.</summary>
    private static readonly string[] Media = ["cd-r80", "dvd+r", "dvd-r", "dvd-rw", "bd-r25", "dvd+rw", "bd-re25"];

    public static TheoryData<string, int> Cells => [.. from medium in Media from fault in Enumerable.Range(0, Faults.Length) select (medium, fault)];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_fault_at_any_command_is_survived_or_told(string medium, int fault)
    {
        var commands = await CountAsync(medium);
        for (var at = 0; at < commands; at++)
        {
            await using var bench = new Bench(medium);
            var left = at;
            bench.Way.Before = _ => left-- == 0 ? Completion.Check(Faults[fault]) : null;
            var failure = await Record.ExceptionAsync(() => bench.RecordAsync(TestContent.Job(Content)));
            bench.Way.Before = _ => null;
            if (failure is null)
                Assert.True(bench.OnDisc(Content).AsSpan().SequenceEqual(TestContent.Of(Content)), $"Bytes are missing after {Faults[fault]} at command {at}.");
            else
                Assert.True(failure is DiscException { Message.Length: > 0, Advice.Length: > 0 }, $"{Faults[fault]} at command {at}: {failure}");
            Assert.NotEqual("", (await bench.InspectAsync()).State);
            Assert.True(await bench.TrayOpensAsync(), $"The tray is locked after {Faults[fault]} at command {at}.");
        }
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_drive_that_goes_away_at_any_command_is_told(string medium)
    {
        var commands = await CountAsync(medium);
        for (var at = 0; at < commands; at++)
        {
            await using var bench = new Bench(medium);
            var left = at;
            bench.Way.Before = _ => left-- > 0 ? null : throw new DiscException(DriveErrors.NotPresent);
            try
            {
                var result = await bench.RecordAsync(TestContent.Job(Content));
                Assert.True(result is { Verified: true, Warnings.IsEmpty: false }, $"Nothing was said of a drive that went away at command {at}.");
            }
            catch (DiscException failure)
            {
                Assert.Equal(DriveErrors.NotPresent, failure.Error);
            }
        }
    }

    private static async Task<int> CountAsync(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.RecordAsync(TestContent.Job(Content));
        return bench.Way.Sent.Count;
    }
}
