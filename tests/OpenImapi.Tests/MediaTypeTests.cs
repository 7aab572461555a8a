using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>What IMAPI is told of every kind of medium once it is recorded and closed.</summary>
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
