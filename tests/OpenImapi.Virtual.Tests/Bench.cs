using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>A host at a recorder: sends commands and says what sense they must end with.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly DriveAddress Anywhere = new("virtual:test", "memory", Guid.Empty);
    private readonly IScsiTransport transport;

    private Bench(IScsiTransport transport) => (this.transport, Drive) = (transport, new(transport, Anywhere));

    public Drive Drive { get; }

    /// <summary>A host that has already heard that the drive was switched on.</summary>
    public static async Task<Bench> OpenAsync(IScsiTransport transport)
    {
        var bench = new Bench(transport);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, await bench.SenseOf(default(TestUnitReady)));
        return bench;
    }

    /// <summary>A host that has heard nothing yet.</summary>
    public static Bench Over(IScsiTransport transport) => new(transport);

    public int MaximumTransferLength => transport.MaximumTransferLength;

    public static Task<Bench> OpenAsync(string medium, RecorderOptions? options = null) =>
        OpenAsync(new VirtualRecorder(Virtual.Disc.Blank(MediumKind.Find(medium)!), options).OpenNexus());

    public static Task<Bench> OpenNewAsync(string medium, DiscOptions disc) =>
        OpenAsync(new VirtualRecorder(Virtual.Disc.Blank(MediumKind.Find(medium)!, disc)).OpenNexus());

    /// <summary>A structure that READ DISC STRUCTURE answers, without its header.</summary>
    public async Task<T> Structure<T>(DvdStructureFormat format)
        where T : struct, IStructure =>
        Formats.Structure.Read<T>((await Ask(new ReadDiscStructure(DiscStructureMedia.Dvd, (byte)format))).Data);

    /// <summary>Sends a structure of a DVD.</summary>
    public Task<SenseData?> Send<T>(DvdStructureFormat format, T structure, int length)
        where T : struct, IStructure
    {
        var data = new byte[SendDiscStructure.HeaderLength + length];
        data[1] = (byte)(length + 2);
        Formats.Structure.Write(structure, data.AsSpan(SendDiscStructure.HeaderLength));
        return SenseOf(new SendDiscStructure(DiscStructureMedia.Dvd, (byte)format, (ushort)data.Length), DataDirection.Out, data);
    }

    public static Task<Bench> OpenEmptyAsync() => OpenAsync(new VirtualRecorder(new MemoryBay()).OpenNexus());

    public async Task<Completion> Try<T>(T command, DataDirection direction = DataDirection.None, byte[]? data = null)
        where T : struct, ICommand => await Raw(Cdb.From(command), direction, data);

    public async Task<Completion> Raw(Cdb cdb, DataDirection direction = DataDirection.None, byte[]? data = null) =>
        await transport.ExecuteAsync(cdb, direction, data ?? [], Drive.ShortTimeout, CancellationToken.None);

    /// <summary>Key, code and qualifier with which a command ends; nothing when it succeeds.</summary>
    public async Task<SenseData?> SenseOf<T>(T command, DataDirection direction = DataDirection.None, byte[]? data = null)
        where T : struct, ICommand => Plain((await Try(command, direction, data)).Sense);

    public static SenseData? Plain(SenseData? sense) => sense is { } s ? new SenseData(s.Key, s.Asc, s.Ascq) : null;

    public async Task Good<T>(T command, DataDirection direction = DataDirection.None, byte[]? data = null)
        where T : struct, ICommand => Assert.Null((await Try(command, direction, data)).Sense);

    public async Task<TResponse> Ask<TCommand, TResponse>(ICommand<TCommand, TResponse> command)
        where TCommand : struct, ICommand<TCommand, TResponse>
        where TResponse : struct, IStructure => await Drive.QueryAsync(command, CancellationToken.None);

    /// <summary>The bytes that a command answers.</summary>
    public async Task<byte[]> Bytes<T>(T command)
        where T : struct, ICommand
    {
        var data = new byte[command.TransferLength];
        var completion = await Try(command, DataDirection.In, data);
        Assert.Null(completion.Sense);
        return data[..completion.Transferred];
    }

    /// <summary>What the drive tells of some classes of events.</summary>
    public async Task<EventReport> ReportAsync(EventClasses classes) => Formats.Structure.Read<EventReport>(await Bytes(new GetEventStatusNotification(classes)));

    /// <summary>Writes the first blocks at true pace and lets time pass until the buffer is empty.</summary>
    public async Task WriteAndWait(ManualTime time, int blocks)
    {
        Assert.Null(await Write(0, blocks));
        time.Advance(TimeSpan.FromMinutes(1));
        await Good(new SynchronizeCache());
    }

    public Task<TrackInformation> Invisible() => Ask(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack));

    public Task<TrackInformation> Track(uint number) => Ask(new ReadTrackInformation(TrackAddressType.Track, number));

    public Task<DiscInformation> Disc() => Ask(new ReadDiscInformation());

    public async Task SetPage(Func<WriteParameters, WriteParameters> change) =>
        await Drive.WritePageAsync(change(await Drive.ReadPageAsync<WriteParameters>(CancellationToken.None)), CancellationToken.None);

    public Task<SenseData?> Write(long address, int blocks, int seed = 1) =>
        SenseOf(new Write10((uint)address, (ushort)blocks), DataDirection.Out, Pattern(blocks, seed));

    /// <summary>Writes a track at the next writable address and returns where it starts.</summary>
    public async Task<uint> WriteTrack(int blocks, int seed = 1)
    {
        var start = (await Invisible()).NextWritable;
        for (var at = 0; at < blocks; at += 100)
            Assert.Null(await SenseOf(new Write10((uint)(start + at), (ushort)Math.Min(100, blocks - at)), DataDirection.Out,
                Pattern(blocks, seed).AsSpan(at * 2048, Math.Min(100, blocks - at) * 2048).ToArray()));
        await Good(new SynchronizeCache());
        return start;
    }

    public async Task<byte[]> Read(long address, int blocks)
    {
        var data = new byte[blocks * 2048];
        var completion = await Try(new Read10((uint)address, (ushort)blocks), DataDirection.In, data);
        Assert.Null(completion.Sense);
        Assert.Equal(data.Length, completion.Transferred);
        return data;
    }

    public async Task<SenseData?> ReadSense(long address, int blocks) =>
        (await Try(new Read10((uint)address, (ushort)blocks), DataDirection.In, new byte[blocks * 2048])).Sense;

    /// <summary>Blocks that differ from each other and between seeds.</summary>
    public static byte[] Pattern(int blocks, int seed)
    {
        var bytes = new byte[blocks * 2048];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31 + i / 2048 * 7 + seed * 13);
        return bytes;
    }

    public ValueTask DisposeAsync() => transport.DisposeAsync();
}
