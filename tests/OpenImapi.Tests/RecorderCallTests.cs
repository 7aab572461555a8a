using OpenImapi.Mmc;

namespace OpenImapi.Tests;

/// <summary>The table of recorder calls: idle, opened by this object (X), burning (B), removed. Each cell is a test.</summary>
public class RecorderCallTests
{
    private static readonly string[] States = ["I", "X", "B", "removed"];

    private static readonly string[][] Table =
    [
        //                     I                       X                                 B                       removed
        ["Guid",               "same",                 "same",                           "same",                 "DEVICE_NOTPRESENT"],
        ["Type",               "Cdrw",                 "Cdrw",                           "Cdrw",                 "DEVICE_NOTPRESENT"],
        ["DisplayNames",       "OIMAPI VIRTUAL RECORDER", "OIMAPI VIRTUAL RECORDER",         "OIMAPI VIRTUAL RECORDER", "DEVICE_NOTPRESENT"],
        ["BasePnPId",          "OIMAPIVIRTUAL RECORDER", "OIMAPIVIRTUAL RECORDER",           "OIMAPIVIRTUAL RECORDER", "DEVICE_NOTPRESENT"],
        ["Path",               "lab",                  "lab",                            "lab",                  "DEVICE_NOTPRESENT"],
        ["GetProperties",      "5",                    "5",                              "5",                    "DEVICE_NOTPRESENT"],
        ["SetProperties",      "ok",                   "ok",                             "ok",                   "DEVICE_NOTPRESENT"],
        ["State",              "0",                    "1",                              "2",                    "DEVICE_NOTPRESENT"],
        ["OpenExclusive",      "ok, state 1",          "DEVICE_NOTACCESSIBLE, state 1",  "DEVICE_NOTACCESSIBLE", "DEVICE_NOTPRESENT"],
        ["OpenExclusive other object", "ok",           "DEVICE_NOTACCESSIBLE",           "DEVICE_NOTACCESSIBLE", "DEVICE_NOTPRESENT"],
        ["QueryMediaType",     "NOTOPENED",            "CdOther: Blank, Writable",       "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["QueryMediaType no disc", "NOTOPENED",        "None: None",                     "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["QueryMediaInfo",     "NOTOPENED",            "0 0 0 0 359847",                 "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["QueryMediaInfo no disc", "NOTOPENED",        "MEDIUM_NOTPRESENT",              "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["Eject",              "NOTOPENED",            "ok",                             "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["Erase",              "NOTOPENED",            "MEDIUM_INVALIDTYPE",             "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["Erase no disc",      "NOTOPENED",            "MEDIUM_NOTPRESENT",              "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["Close",              "NOTOPENED",            "ok, state 0",                    "NOTOPENED",            "DEVICE_NOTPRESENT"],
        ["RecordDisc",         "ok",                   "DEVICE_NOTACCESSIBLE",           "DEVICE_STILL_IN_USE",  "DEVICE_NOTPRESENT"],
        ["SetActiveRecorder",  "ok",                   "DEVICE_NOTACCESSIBLE",           "DEVICE_STILL_IN_USE",  "DEVICE_NOTPRESENT"],
        ["SetActiveRecorder other master", "STASHINUSE", "DEVICE_NOTACCESSIBLE",         "DEVICE_NOTACCESSIBLE", "DEVICE_NOTPRESENT"],
    ];

    public static TheoryData<string, string, string> Cells =>
        [.. Table.SelectMany(row => States.Select((state, column) => new TheoryDataRow<string, string, string>(row[0], state, row[column + 1])))];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_call_answers_as_the_recorder_s_state_asks(string call, string state, string expected)
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var recorder = await bench.RecorderAsync();
        var actual = "";
        async Task CallAsync() => actual = await Outcome.OfAsync(() => CallOnAsync(bench, recorder, call));

        if (call.EndsWith("no disc", StringComparison.Ordinal) && state != "B")
            bench.Drives.Eject("lab");
        if (state == "X")
            await recorder.OpenExclusiveAsync();
        if (state == "removed")
            await RemoveAsync(bench);
        if (state == "B")
            await bench.InsideRecordDiscAsync(CallAsync);
        else
            await CallAsync();
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task The_address_of_a_removed_recorder_still_tells_which_one_it_was()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        await RemoveAsync(bench);
        Assert.Equal("virtual:lab", recorder.Address.Name);
    }

    private static async Task RemoveAsync(Bench bench)
    {
        var noticed = new TaskCompletionSource();
        bench.Master.ProgressAdvise(new Sink { At = heard => _ = heard == "PnPActivity" && noticed.TrySetResult() });
        bench.Drives.Remove("lab");
        await noticed.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task<string> CallOnAsync(Bench bench, DiscRecorder recorder, string call)
    {
        switch (call)
        {
            case "Guid":
                return recorder.Guid == recorder.Address.Identity ? "same" : "other";
            case "Type":
                return recorder.Type.ToString();
            case "DisplayNames":
                var (vendor, product, revision) = recorder.DisplayNames;
                Assert.NotEmpty(revision);
                return $"{vendor} {product}";
            case "BasePnPId":
                return recorder.BasePnPId.Replace(recorder.DisplayNames.Revision, "", StringComparison.Ordinal);
            case "Path":
                return Path.GetFileName(recorder.Path);
            case "GetProperties":
                return recorder.GetProperties().Count.ToString();
            case "SetProperties":
                return recorder.SetProperties(new() { ["WriteSpeed"] = 8 }).None ? "ok" : "ignored";
            case "State":
                return $"{recorder.State:D}";
            case "OpenExclusive":
                var opened = await Outcome.OfAsync(() => DoneAsync(recorder.OpenExclusiveAsync()));
                return recorder.State == RecorderState.Burning ? opened : $"{opened}, state {recorder.State:D}";
            case "OpenExclusive other object":
                return await DoneAsync(new DiscRecorder(bench.Master, recorder.Device).OpenExclusiveAsync());
            case "Close":
                await recorder.CloseAsync();
                return $"ok, state {recorder.State:D}";
            case "Eject":
                return await DoneAsync(recorder.EjectAsync());
            case "Erase" or "Erase no disc":
                return await DoneAsync(recorder.EraseAsync(full: false));
            case "QueryMediaType" or "QueryMediaType no disc":
                var (type, flags) = await recorder.QueryMediaTypeAsync();
                return $"{type}: {flags}";
            case "QueryMediaInfo" or "QueryMediaInfo no disc":
                var info = await recorder.QueryMediaInfoAsync();
                return $"{info.Sessions} {info.LastTrack} {info.StartAddress} {info.NextWritable} {info.FreeBlocks}";
            case "RecordDisc":
                await bench.Master.RecordDiscAsync();
                return "ok";
            case "SetActiveRecorder":
                return await DoneAsync(bench.Master.SetActiveRecorderAsync(recorder));
            default:
                return await OtherMasterAsync(bench, recorder.Address);
        }
    }

    private static async Task<string> OtherMasterAsync(Bench bench, DriveAddress address)
    {
        await using var other = bench.NewMaster();
        other.Open();
        var recorder = (await other.EnumDiscRecordersAsync()).SingleOrDefault() ?? await other.FindDiscRecorderAsync(address.Name);
        return await DoneAsync(other.SetActiveRecorderAsync(recorder));
    }

    private static async Task<string> DoneAsync(ValueTask call)
    {
        await call;
        return "ok";
    }
}
