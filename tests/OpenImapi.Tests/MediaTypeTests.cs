using OpenImapi.Formats;
using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>What IMAPI is told of every kind of medium in every state that it can be in.</summary>
public class MediaTypeTests
{
    public static TheoryData<string> Media => [.. MediumKind.Recordable.Select(kind => kind.Id)];

    /// <summary>Each medium as it is sold, with one small session and open, the same closed, and that erased.</summary>
    public static TheoryData<string, string, string, string, string> States => new()
    {
        { "cd-r74", "CdOther B-W- 0/0 0 0+332998", "CddaCdrom --W- 1/1 0 11702+321296", "CddaCdrom ---- 1/1 0 302+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "cd-r80", "CdOther B-W- 0/0 0 0+359847", "CddaCdrom --W- 1/1 0 11702+348145", "CddaCdrom ---- 1/1 0 302+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "cd-r90", "CdOther B-W- 0/0 0 0+359847", "CddaCdrom --W- 1/1 0 11702+348145", "CddaCdrom ---- 1/1 0 302+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "cd-rw80", "CdOther BRW- 0/0 0 0+359847", "CddaCdrom -RW- 1/1 0 11702+348145", "CddaCdrom -R-- 1/1 0 302+0", "CdOther BRW- 0/0 0 0+359847" },
        { "dvd+r", "Special B-W- 0/0 0 0+2295104", "Special --W- 1/1 0 2080+2293024", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "dvd+r-dl", "Special B-W- 0/0 0 0+4173824", "Special --W- 1/1 0 2080+4171744", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "dvd+rw", "Special BRW- 0/0 0 0+2295104", "Special -RW- 1/1 0 2295104+0", "Special -RW- 1/1 0 2295104+0", "Special BRW- 0/0 0 0+2295104" },
        { "dvd+rw-dl", "Special BRW- 0/0 0 0+4173824", "Special -RW- 1/1 0 4173824+0", "Special -RW- 1/1 0 4173824+0", "Special BRW- 0/0 0 0+4173824" },
        { "dvd-ram", "Special BRW- 0/0 0 0+2236704", "Special -RW- 1/1 0 2236704+0", "Special -RW- 1/1 0 2236704+0", "Special BRW- 0/0 0 0+2236704" },
        { "dvd-r", "Special B-W- 0/0 0 0+2298496", "Special --W- 1/1 0 28720+2269776", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "dvd-r-dl", "Special B-W- 0/0 0 0+4171712", "Special ---- 1/1 0 32+0", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "dvd-rw", "Special BRW- 0/0 0 0+2298496", "Special -RW- 1/1 0 28720+2269776", "Special -R-- 1/1 0 32+0", "Special BRW- 0/0 0 0+2298496" },
        { "bd-r25", "Special B-W- 0/0 0 0+12219392", "Special --W- 1/1 0 32+12219360", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "bd-r50", "Special B-W- 0/0 0 0+24438784", "Special --W- 1/1 0 32+24438752", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "bd-r100", "Special B-W- 0/0 0 0+48878592", "Special --W- 1/1 0 32+48878560", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "bd-r128", "Special B-W- 0/0 0 0+62500864", "Special --W- 1/1 0 32+62500832", "Special ---- 1/1 0 32+0", "IMAPI_E_MEDIUM_INVALIDTYPE" },
        { "bd-re25", "Special BRW- 0/0 0 0+11826176", "Special -RW- 1/1 0 11826176+0", "Special -RW- 1/1 0 11826176+0", "Special BRW- 0/0 0 0+11826176" },
        { "bd-re50", "Special BRW- 0/0 0 0+23652352", "Special -RW- 1/1 0 23652352+0", "Special -RW- 1/1 0 23652352+0", "Special BRW- 0/0 0 0+23652352" },
        { "bd-re100", "Special BRW- 0/0 0 0+47305728", "Special -RW- 1/1 0 47305728+0", "Special -RW- 1/1 0 47305728+0", "Special BRW- 0/0 0 0+47305728" },
    };

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

    [Fact]
    public void Every_medium_has_a_row() =>
        Assert.Equal(MediumKind.Recordable.Select(kind => kind.Id).Order(StringComparer.Ordinal), States.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(States))]
    public async Task Each_state_is_told(string medium, string blank, string recorded, string closed, string erased)
    {
        await using var bench = new Bench(medium);
        bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        Assert.Equal(RecorderType.Cdrw, recorder.Type);
        Assert.Equal(blank, await ToldAsync(recorder));
        await RecordAsync(bench, close: false);
        Assert.Equal(recorded, await ToldAsync(recorder));
        bench.Drives.Insert("lab", medium);
        await RecordAsync(bench, close: true);
        Assert.Equal(closed, await ToldAsync(recorder));
        Assert.Equal(erased, await ErasedAsync(recorder));
    }

    private static async Task RecordAsync(Bench bench, bool close)
    {
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new RecordDiscOptions { CloseDisc = close, Verify = false });
    }

    /// <summary>The type, a letter for each flag, sessions and last track, where that begins and where recording goes on with so many blocks.</summary>
    private static async Task<string> ToldAsync(DiscRecorder recorder)
    {
        await recorder.OpenExclusiveAsync();
        var (type, info) = (await recorder.QueryMediaTypeAsync(), await recorder.QueryMediaInfoAsync());
        await recorder.CloseAsync();
        var flags = string.Concat(new[] { (MediaFlags.Blank, 'B'), (MediaFlags.Rewritable, 'R'), (MediaFlags.Writable, 'W'), (MediaFlags.FormatUnusable, 'U') }
            .Select(flag => type.Flags.HasFlag(flag.Item1) ? flag.Item2 : '-'));
        return $"{type.Type} {flags} {info.Sessions}/{info.LastTrack} {info.StartAddress} {info.NextWritable}+{info.FreeBlocks}";
    }

    /// <summary>The same once the disc is erased; else why it is not.</summary>
    private static async Task<string> ErasedAsync(DiscRecorder recorder)
    {
        await recorder.OpenExclusiveAsync();
        try
        {
            await recorder.EraseAsync(full: false);
        }
        catch (DiscException refused)
        {
            return refused.Error.Symbol;
        }
        finally
        {
            await recorder.CloseAsync();
        }

        return await ToldAsync(recorder);
    }
}
