using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Exports;

/// <summary>A CD in memory on which images of other programs are burned by plain commands, a session each.</summary>
internal sealed class BurnedDisc : IAsyncDisposable
{
    private readonly Drive drive;

    public BurnedDisc()
    {
        Disc = Disc.Blank(MediumKind.Find("cd-r80")!);
        drive = new(new VirtualRecorder(Disc).OpenNexus(), new("virtual:test", "memory", Guid.Empty));
    }

    public Disc Disc { get; }

    /// <summary>Where the next session would start.</summary>
    public async Task<long> NextAsync()
    {
        await drive.TryAsync(default(TestUnitReady), CancellationToken.None);
        return (await drive.QueryAsync(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack), CancellationToken.None)).NextWritable;
    }

    /// <summary>Burns a session of one track and leaves the disc open for another.</summary>
    public async Task BurnAsync(byte[] image)
    {
        var start = await NextAsync();
        var page = await drive.ReadPageAsync<WriteParameters>(CancellationToken.None);
        await drive.WritePageAsync(page with { MultiSession = MultiSession.Allowed }, CancellationToken.None);
        for (var at = 0; at < image.Length; at += 64 * BlockSizes.UserData)
        {
            var piece = image.AsMemory(at, Math.Min(64 * BlockSizes.UserData, image.Length - at));
            var command = new Write10((uint)(start + at / BlockSizes.UserData), (ushort)(piece.Length / BlockSizes.UserData));
            await drive.SendAsync(command, DataDirection.Out, piece, Drive.ShortTimeout, CancellationToken.None);
        }

        await drive.SendAsync(new SynchronizeCache(), Drive.ShortTimeout, CancellationToken.None);
        await drive.SendAsync(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false), Drive.ShortTimeout, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => drive.DisposeAsync();
}
