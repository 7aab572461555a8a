using System.Collections.Concurrent;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>
/// Every fault that a virtual drive has on request, at every command of every strategy. The recording ends in success with every block readable, or
/// in an error in words; the tray opens afterwards, and what became of the disc can be told.
/// </summary>
[Trait("Category", "Large")]
public class RequestedFaultTests(RequestedFaultTests.Rehearsals rehearsals) : IClassFixture<RequestedFaultTests.Rehearsals>
{
    private static readonly Extent Content = TestContent.Extent(0, 90);

    /// <summary>One of each strategy: a medium and the way of writing.</summary>
    private static readonly (string Medium, WriteMode? Mode)[] Strategies =
    [
        ("cd-r80", null), ("cd-rw80", null), ("cd-r80", WriteMode.SessionAtOnce), ("cd-r80", WriteMode.Raw),
        ("dvd+r", null), ("dvd+r-dl", null), ("dvd+rw", null), ("dvd-ram", null), ("dvd-r", null), ("dvd-r", WriteMode.DiscAtOnce), ("dvd-rw", null),
        ("bd-r25", null), ("bd-r50", null), ("bd-re25", null),
    ];

    /// <summary>Faults that strike once, and those that stay.</summary>
    private static readonly string[] Faults =
    [
        "medium-error,times=1", "medium-error", "write-error", "write-error,times=always", "deferred-error", "deferred-error,times=always",
        "loss-of-streaming", "loss-of-streaming,times=always", "not-ready", "not-ready,for=20s", "unit-attention", "bus-reset", "gone", "gone,times=1",
        "transport-error", "tray-open", "check,sense=4/44/00", "check,sense=4/44/00,times=always", "check,sense=5/24/00", "check,sense=3/73/03",
    ];

    public static TheoryData<string, WriteMode?, string> Cells =>
        [.. from strategy in Strategies from fault in Faults select (strategy.Medium, strategy.Mode, fault)];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_fault_is_survived_or_told(string medium, WriteMode? mode, string fault)
    {
        var job = TestContent.Job(Content) with { WriteMode = mode };
        var commands = (await rehearsals.OfAsync(medium, job)).Count(code => IsOf(fault, code));
        for (var at = 0; at < commands; at += Stride(at, commands))
        {
            var where = $"{fault} after {at} commands";
            await using var bench = new Bench(medium, new() { Faults = [DriveFault.Parse(fault) with { After = at }] });
            try
            {
                var result = await bench.RecordAsync(job);
                await AssertProvenAsync(bench, result, where);
            }
            catch (DiscException failure)
            {
                Assert.True(failure is { Message.Length: > 0, Advice.Length: > 0 }, where);
                Assert.True(failure.Error.Kind is DiscErrorKind.Drive or DiscErrorKind.Medium or DiscErrorKind.Verification, $"{where}: {failure}");
            }

            await AssertReleasedAsync(bench, fault, where);
        }
    }

    /// <summary>Refused commands are those that a firmware may lack; others are asked of any recorder. One that the strategy never sends cannot be refused.</summary>
    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_command_that_the_firmware_refuses_is_done_without_or_told(string medium, WriteMode? mode, OperationCode refused)
    {
        var job = TestContent.Job(Content) with { WriteMode = mode };
        if (!(await rehearsals.OfAsync(medium, job)).Contains(refused))
            return;
        foreach (var sense in new[] { "5/20/00", "5/24/00" })
        {
            var where = $"{refused} refused with {sense}";
            await using var bench = new Bench(medium, new() { Faults = [DriveFault.Parse($"refuse,command={refused},sense={sense}")] });
            try
            {
                var result = await bench.RecordAsync(job);
                await AssertProvenAsync(bench, result, where);
            }
            catch (DiscException failure)
            {
                Assert.True(failure is { Message.Length: > 0, Advice.Length: > 0 }, where);
            }

            if (refused is not (OperationCode.PreventAllowMediumRemoval or OperationCode.StartStopUnit))
                await AssertReleasedAsync(bench, "refuse", where);
        }
    }

    public static TheoryData<string, WriteMode?, OperationCode> Refusals =>
    [
        .. from strategy in Strategies
           from code in new[]
           {
               OperationCode.SendOpcInformation, OperationCode.GetPerformance, OperationCode.SetStreaming, OperationCode.SetCdSpeed, OperationCode.ReadBufferCapacity,
               OperationCode.GetEventStatusNotification, OperationCode.ModeSense10, OperationCode.ModeSelect10, OperationCode.GetConfiguration,
               OperationCode.ReadFormatCapacities, OperationCode.ReadDiscStructure, OperationCode.ReadTocPmaAtip, OperationCode.MechanismStatus,
               OperationCode.SynchronizeCache, OperationCode.CloseTrackSession, OperationCode.SendCueSheet, OperationCode.FormatUnit, OperationCode.Read10,
               OperationCode.ReadCd, OperationCode.Write10, OperationCode.PreventAllowMediumRemoval, OperationCode.StartStopUnit, OperationCode.ReadDiscInformation,
               OperationCode.ReadTrackInformation, OperationCode.ReadCapacity,
           }
           select (strategy.Medium, strategy.Mode, code),
    ];

    /// <summary>Real drives' ways, one and all: the recording is done in spite of them.</summary>
    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task Quirks_of_real_drives_do_not_stop_a_recording(string medium)
    {
        foreach (var quirk in DriveQuirk.All)
        {
            await using var bench = new Bench(medium, new() { Quirks = [quirk] });
            await AssertProvenAsync(bench, await bench.RecordAsync(TestContent.Job(Content)), quirk.Name);
        }
    }

    /// <summary>Of a long row of equal writes, as raw writing has it, some are enough.</summary>
    private static int Stride(int at, int commands) => commands <= 100 ? 1 : at is < 20 || at > commands - 20 ? 7 : commands / 4;

    /// <summary>Success is every block read back by another host.</summary>
    private static async Task AssertProvenAsync(Bench bench, RecordingResult result, string where)
    {
        var content = new byte[Content.Length.Bytes()];
        var read = await bench.ReadByAnotherAsync(Content, content);
        Assert.True(read is null || result is { Verified: true }, $"{where}: success, not verified, and {read}.");
        Assert.True(read is not null || content.AsSpan().SequenceEqual(TestContent.Of(Content)), $"{where}: success with wrong bytes.");
    }

    /// <summary>Where the drive still takes commands, its tray opens and it says what has become of the disc.</summary>
    private static async Task AssertReleasedAsync(Bench bench, string fault, string where)
    {
        if (fault is "gone" or "check,sense=4/44/00,times=always")
            return;
        Assert.True(await OpensAsync(bench), $"{where}: the tray is locked.");
        await LoadAsync(bench);
        Assert.NotEqual("", (await bench.InspectAsync()).State);
    }

    /// <summary>A fault that struck nothing of the recording may still strike who looks at the drive afterwards.</summary>
    private static async Task<bool> OpensAsync(Bench bench)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                if (await bench.TrayOpensAsync())
                    return true;
            }
            catch (DiscException lost) when (lost.Error == DriveErrors.TransportFailed || lost.Error == DriveErrors.NotPresent)
            {
            }

            bench.Time.Advance(TimeSpan.FromSeconds(10));
        }

        return false;
    }

    private static async Task LoadAsync(Bench bench)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                if (await Tray.LoadAsync(bench.Drive, bench.Time, default))
                    return;
            }
            catch (DiscException)
            {
                // The fault may not have struck before.
                bench.Time.Advance(TimeSpan.FromSeconds(10));
            }
        }
    }

    /// <summary>Errors of reading and of writing strike only commands that do so.</summary>
    private static bool IsOf(string fault, OperationCode code) => fault.Split(',')[0] switch
    {
        "medium-error" => code is OperationCode.Read10 or OperationCode.Read12 or OperationCode.ReadCd or OperationCode.ReadCdMsf or OperationCode.Verify10,
        "write-error" or "deferred-error" or "loss-of-streaming" => code is OperationCode.Write10 or OperationCode.Write12 or OperationCode.WriteAndVerify10,
        _ => true,
    };

    /// <summary>The commands of a recording of each strategy that nothing strikes, each looked at once.</summary>
    public sealed class Rehearsals
    {
        private readonly ConcurrentDictionary<(string, WriteMode?), Lazy<Task<IReadOnlyList<OperationCode>>>> all = new();

        internal Task<IReadOnlyList<OperationCode>> OfAsync(string medium, RecordingJob job) =>
            all.GetOrAdd((medium, job.WriteMode), _ => new(() => RecordAsync(medium, job))).Value;

        private static async Task<IReadOnlyList<OperationCode>> RecordAsync(string medium, RecordingJob job)
        {
            await using var bench = new Bench(medium);
            await bench.RecordAsync(job);
            return [.. bench.Way.Sent.Select(cdb => cdb.Code)];
        }
    }
}
