using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>A virtual recorder with a disc in it, a way to it that can be sabotaged, and a clock that does not wait.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly VirtualRecorder recorder;

    public Bench(string medium, RecorderOptions? options = null)
        : this(Disc.Blank(MediumKind.Find(medium)!), options)
    {
    }

    public Bench(Disc? disc, RecorderOptions? options = null)
    {
        (Disc, Bay) = (disc!, new(disc));
        recorder = new(Bay, options is { Faults.IsEmpty: false } ? options with { Time = Time } : options);
        Way = new(recorder.OpenNexus());
        Drive = new(Way, new("virtual:test", "", Guid.Empty));
    }

    public static TheoryData<string> Media => ["cd-r80", "cd-rw80", "dvd+r", "dvd-r", "dvd-rw", "bd-r25"];

    public Disc Disc { get; }

    public MemoryBay Bay { get; }

    public Saboteur Way { get; }

    public Drive Drive { get; }

    public InstantTime Time { get; } = new();

    public List<RecordingProgress> Progress { get; } = [];

    /// <summary>Called with each progress value, on the recording's own thread.</summary>
    public Action<RecordingProgress> Watch { get; set; } = _ => { };

    public Task<RecordingResult> RecordAsync(RecordingJob job, CancellationToken cancellation = default) =>
        Recorder.RecordAsync(Drive, job, new Sink(this), Time, cancellation);

    public ValueTask<Medium> InspectAsync() => MediumInspector.InspectAsync(Drive, Time, default);

    public Task<Medium> CloseAsync(bool final = false) => DiscCloser.CloseAsync(Drive, final, new Sink(this), Time, default);

    public Task<Medium> EraseAsync(bool full) => Eraser.EraseAsync(Drive, full, new Sink(this), Time, default);

    /// <summary>The disc's blocks, past the drive.</summary>
    public byte[] OnDisc(Extent extent)
    {
        var content = new byte[extent.Length.Bytes()];
        Disc.Read(extent.Start, content);
        return content;
    }

    /// <summary>The disc's whole sectors, past the drive.</summary>
    public async Task<byte[]> SectorsOnDiscAsync(Extent extent) =>
        await Disc.OpenSource(BlockSizes.Raw).ReadAsync(extent.Start, (int)extent.Length.Value);

    /// <summary>True when any host may open the tray.</summary>
    public async Task<bool> TrayOpensAsync()
    {
        await using var another = new Drive(recorder.OpenNexus(), new("virtual:other", "", Guid.Empty));
        await another.TryAsync(new TestUnitReady(), default);
        var opened = (await another.TryAsync(new StartStopUnit(LoadEject: true, Start: false), default)).Status == ScsiStatus.Good;
        await another.TryAsync(new StartStopUnit(LoadEject: true, Start: true), default);
        return opened;
    }

    /// <summary>Reads blocks as another host does.</summary>
    /// <returns>What the drive says where it could not; nothing where all was read.</returns>
    public async Task<SenseData?> ReadByAnotherAsync(Extent extent, Memory<byte> content)
    {
        await using var another = recorder.OpenNexus();
        await another.ExecuteAsync(Cdb.From(new TestUnitReady()), DataDirection.None, default, Drive.ShortTimeout, default);
        var most = another.MaximumTransferLength / BlockSizes.UserData;
        for (var at = 0; at < extent.Length.Value; at += most)
        {
            var count = (int)Math.Min(most, extent.Length.Value - at);
            var read = Cdb.From(new Read10((uint)(extent.Start.Value + at), (ushort)count));
            if ((await another.ExecuteAsync(read, DataDirection.In, content.Slice(at * BlockSizes.UserData, count * BlockSizes.UserData), Drive.ShortTimeout, default)).Sense is { } refused)
                return refused;
        }

        return null;
    }

    /// <summary>The block that a READ or WRITE begins with.</summary>
    public static long Address(Cdb cdb) => BinaryPrimitives.ReadUInt32BigEndian(cdb.Bytes[2..]);

    /// <summary>True for a READ or WRITE of this block.</summary>
    public static bool Covers(Cdb cdb, OperationCode code, long block) =>
        cdb.Code == code && Address(cdb) <= block && block < Address(cdb) + BinaryPrimitives.ReadUInt16BigEndian(cdb.Bytes[7..]);

    public async ValueTask DisposeAsync()
    {
        await Drive.DisposeAsync();
        await recorder.DisposeAsync();
    }

    private sealed class Sink(Bench bench) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value)
        {
            bench.Progress.Add(value);
            bench.Watch(value);
        }
    }
}
