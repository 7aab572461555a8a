namespace OpenImapi.Tests;

/// <summary>
/// The table of call orders: each cell a test. States: C closed, O open, J0 Joliet without a recorder, J1 recorder active, J2 data staged,
/// J1m and J2m in multi-session mode, B inside RecordDisc. A cell is what the call answers and the state afterwards; an error alone leaves
/// the state as it was.
/// </summary>
public class CallOrderTests
{
    private static readonly string[] States = ["C", "O", "J0", "J1", "J2", "J1m", "J2m", "B"];

    private const string Refused = "DEVICE_STILL_IN_USE";

    private static readonly string[][] Table =
    [
        //                          C             O                   J0                  J1                J2                J1m               J2m               B
        ["Open",                    "ok J0",      "ALREADYOPEN",      "ALREADYOPEN",      "ALREADYOPEN",    "ALREADYOPEN",    "ALREADYOPEN",    "ALREADYOPEN",    "ALREADYOPEN"],
        ["Close",                   "ok C",       "ok C",             "ok C",             "ok C",           "ok C",           "ok C",           "ok C",           Refused],
        ["DiscMasterFormats",       "NOTOPENED",  "Joliet, Redbook J0", "Joliet, Redbook J0", "Joliet, Redbook J1", "Joliet, Redbook J2", "Joliet, Redbook J1m", "Joliet, Redbook J2m", "Joliet, Redbook J2"],
        ["ActiveFormat",            "NOTOPENED",  "Joliet J0",        "Joliet J0",        "Joliet J1",      "Joliet J2",      "Joliet J1m",     "Joliet J2m",     "Joliet J2"],
        ["SetActiveFormat Joliet",  "NOTOPENED",  "ok J0",            "ok J0",            "ok J1",          "ok J1",          "ok J1m",         "ok J1m",         Refused],
        ["SetActiveFormat Redbook", "NOTOPENED",  "ok R0",            "ok R0",            "ok R1",          "ok R1",          "ok R1",          "ok R1",          Refused],
        ["EnumDiscRecorders",       "NOTOPENED",  "1 J0",             "1 J0",             "1 J1",           "1 J2",           "1 J1m",          "1 J2m",          "1 J2"],
        ["ActiveRecorder",          "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "virtual:lab J1", "virtual:lab J2", "virtual:lab J1m", "virtual:lab J2m", "virtual:lab J2"],
        ["SetActiveRecorder",       "NOTOPENED",  "ok J1",            "ok J1",            "ok J1",          "ok J2",          "ok J1m",         "ok J2m",         Refused],
        ["ClearFormatContent",      "NOTOPENED",  "ok J0",            "ok J0",            "ok J1",          "ok J1",          "ok J1",          "ok J1",          Refused],
        ["ProgressAdvise",          "NOTOPENED",  "ok J0",            "ok J0",            "ok J1",          "ok J2",          "ok J1m",         "ok J2m",         "ok J2"],
        ["ProgressUnadvise",        "NOTOPENED",  "E_INVALIDARG",     "E_INVALIDARG",     "E_INVALIDARG",   "E_INVALIDARG",   "E_INVALIDARG",   "E_INVALIDARG",   "E_INVALIDARG"],
        ["AddData",                 "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "ok J2",          "ok J2",          "ok J2m",         "ok J2m",         Refused],
        ["AddData twice",           "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "FILEEXISTS J2",  "FILEEXISTS J2",  "FILEEXISTS J2m", "FILEEXISTS J2m", Refused],
        ["AddData too much",        "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "DISCFULL",       "DISCFULL",       "DISCFULL",       "DISCFULL",       Refused],
        ["AddData bad name",        "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "BADJOLIETNAME",  "BADJOLIETNAME",  "BADJOLIETNAME",  "BADJOLIETNAME",  Refused],
        ["TotalDataBlocks",         "NOTOPENED",  "359849 J0",        "359849 J0",        "359697 J1",      "359697 J2",      "347995 J1m",     "347995 J2m",     "359697 J2"],
        ["UsedDataBlocks",          "NOTOPENED",  "0 J0",             "0 J0",             "0 J1",           "26 J2",          "0 J1m",          "26 J2m",         "26 J2"],
        ["DataBlockSize",           "NOTOPENED",  "2048 J0",          "2048 J0",          "2048 J1",        "2048 J2",        "2048 J1m",       "2048 J2m",       "2048 J2"],
        ["GetProperties",           "NOTOPENED",  "ok J0",            "ok J0",            "ok J1",          "ok J2",          "ok J1m",         "ok J2m",         "ok J2"],
        ["SetProperties",           "NOTOPENED",  "ok J0",            "ok J0",            "ok J1",          "ok J2",          "ok J1m",         "ok J2m",         Refused],
        ["RecordDisc",              "NOTOPENED",  "NOACTIVERECORDER", "NOACTIVERECORDER", "INVALIDIMAGE",   "ok J1",          "INVALIDIMAGE",   "ok J1m",         Refused],
    ];

    public static TheoryData<string, string, string> Cells =>
        [.. Table.SelectMany(row => States.Select((state, column) => new TheoryDataRow<string, string, string>(row[0], state, row[column + 1])))];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_call_answers_as_its_state_asks(string call, string state, string expected)
    {
        await using var bench = new Bench();
        await bench.CheckCellAsync(call, state, expected);
    }
}
