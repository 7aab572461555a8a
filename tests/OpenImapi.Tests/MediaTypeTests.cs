using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>What IMAPI is told of every kind of medium: the type and the flags of QueryMediaType through its life, GetRecorderType, and the exact medium.</summary>
public class MediaTypeTests
{
    public static TheoryData<string> Media => [.. MediumKind.Recordable.Select(kind => kind.Id)];

    private static async Task<MediaTypeInfo> TypeAsync(DiscRecorder recorder)
    {
        await recorder.OpenExclusiveAsync();
        var type = await recorder.QueryMediaTypeAsync();
        await recorder.CloseAsync();
        return type;
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_medium_is_what_can_be_done_with_it(string medium)
    {
        var kind = MediumKind.Find(medium)!;
        var rewritable = kind.Rewritable ? MediaFlags.Rewritable : MediaFlags.None;
        await using var bench = new Bench(medium);
        bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        Assert.Equal(RecorderType.Cdrw, recorder.Type);
        Assert.Equal(new MediaTypeInfo(kind.IsCd ? MediaTypes.CdOther : MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable | rewritable), await TypeAsync(recorder));

        await bench.BurnAsync("a.txt");
        Assert.Equal(new MediaTypeInfo(kind.IsCd ? MediaTypes.CddaCdrom : MediaTypes.Special, MediaFlags.Writable | rewritable), await TypeAsync(recorder));
        await recorder.OpenExclusiveAsync();
        Assert.Equal(kind.Profile.Label(), (await recorder.QueryMediumAsync()).Kind);
        if (!kind.Rewritable)
            return;
        await recorder.EraseAsync(full: false);
        Assert.Equal(MediaFlags.Blank | MediaFlags.Writable | MediaFlags.Rewritable, (await recorder.QueryMediaTypeAsync()).Flags);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_medium_that_was_closed_takes_nothing_unless_it_can_be_written_anywhere(string medium)
    {
        var kind = MediumKind.Find(medium)!;
        await using var bench = new Bench(medium);
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new RecordDiscOptions { CloseDisc = true, Verify = false });
        var flags = (await TypeAsync(await bench.RecorderAsync())).Flags;
        Assert.Equal(kind.IsOverwritable, flags.HasFlag(MediaFlags.Writable));
        Assert.Equal(kind.Rewritable, flags.HasFlag(MediaFlags.Rewritable));
        Assert.False(flags.HasFlag(MediaFlags.Blank));
    }
}
