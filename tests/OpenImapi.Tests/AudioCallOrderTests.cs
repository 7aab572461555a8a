namespace OpenImapi.Tests;

/// <summary>
/// The audio half of the table of call orders: each cell a test. States: C closed, O open, J0 to J2 with Joliet, R0 Redbook without a
/// recorder, R1 recorder active, R2 a track open, R3 one closed track; R2- and R3- are these without a recorder. A cell is what the call
/// answers and the state afterwards; an error alone leaves the state as it was.
/// </summary>
public class AudioCallOrderTests
{
    private static readonly string[] AudioStates = ["C", "O", "J0", "J1", "J2", "R0", "R1", "R2", "R3", "R2-", "R3-"];

    private static readonly string[][] AudioCalls =
    [
        //                                    C            O              J0             J1             J2             R0              R1              R2                      R3              R2-                     R3-
        ["CreateAudioTrack",                  "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "ok R2-",       "ok R2",        "TRACKOPEN",            "ok R2",        "TRACKOPEN",            "ok R2-"],
        ["AddAudioTrackBlocks",               "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "TRACKNOTOPEN", "TRACKNOTOPEN", "ok R2",                "TRACKNOTOPEN", "ok R2-",               "TRACKNOTOPEN"],
        ["AddAudioTrackBlocks odd",           "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "TRACKNOTOPEN", "TRACKNOTOPEN", "E_INVALIDARG",         "TRACKNOTOPEN", "E_INVALIDARG",         "TRACKNOTOPEN"],
        ["CloseAudioTrack",                   "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "TRACKNOTOPEN", "TRACKNOTOPEN", "TRACK_NOT_BIG_ENOUGH", "TRACKNOTOPEN", "TRACK_NOT_BIG_ENOUGH", "TRACKNOTOPEN"],
        ["CloseAudioTrack of 300 blocks",     "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "TRACKNOTOPEN", "TRACKNOTOPEN", "ok R3",                "TRACKNOTOPEN", "ok R3-",               "TRACKNOTOPEN"],
        ["TotalAudioTracks",                  "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "0 R0",         "0 R1",         "1 R2",                 "1 R3",         "1 R2-",                "1 R3-"],
        ["TotalAudioBlocks",                  "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "359847 R0",    "359847 R1",    "359847 R2",            "359847 R3",    "359847 R2-",           "359847 R3-"],
        ["UsedAudioBlocks",                   "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "0 R0",         "0 R1",         "0 R2",                 "300 R3",       "0 R2-",                "300 R3-"],
        ["AvailableAudioTrackBlocks",         "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "359847 R0",    "359847 R1",    "359847 R2",            "359395 R3",    "359847 R2-",           "359395 R3-"],
        ["AudioBlockSize",                    "NOTOPENED", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "WRONGFORMAT", "2352 R0",      "2352 R1",      "2352 R2",              "2352 R3",      "2352 R2-",             "2352 R3-"],
    ];

    /// <summary>The last one is inside RecordDisc.</summary>
    private static readonly string[] RedbookStates = ["R0", "R1", "R2", "R3", "R2-", "R3-", "RB"];

    private const string Refused = "DEVICE_STILL_IN_USE";

    private static readonly string[][] OtherCalls =
    [
        //                          R0                    R1                    R2                    R3                    R2-                   R3-                   RB
        ["Open",                    "ALREADYOPEN",        "ALREADYOPEN",        "ALREADYOPEN",        "ALREADYOPEN",        "ALREADYOPEN",        "ALREADYOPEN",  "ALREADYOPEN"],
        ["Close",                   "ok C",               "ok C",               "ok C",               "ok C",               "ok C",               "ok C",  Refused],
        ["DiscMasterFormats",       "Joliet, Redbook R0", "Joliet, Redbook R1", "Joliet, Redbook R2", "Joliet, Redbook R3", "Joliet, Redbook R2-", "Joliet, Redbook R3-",  "Joliet, Redbook R3"],
        ["ActiveFormat",            "Redbook R0",         "Redbook R1",         "Redbook R2",         "Redbook R3",         "Redbook R2-",        "Redbook R3-",  "Redbook R3"],
        ["SetActiveFormat Joliet",  "ok J0",              "ok J1",              "ok J1",              "ok J1",              "ok J0",              "ok J0",  Refused],
        ["SetActiveFormat Redbook", "ok R0",              "ok R1",              "ok R1",              "ok R1",              "ok R0",              "ok R0",  Refused],
        ["EnumDiscRecorders",       "1 R0",               "1 R1",               "1 R2",               "1 R3",               "1 R2-",              "1 R3-",  "1 R3"],
        ["ActiveRecorder",          "NOACTIVERECORDER",   "virtual:lab R1",     "virtual:lab R2",     "virtual:lab R3",     "NOACTIVERECORDER",   "NOACTIVERECORDER",  "virtual:lab R3"],
        ["SetActiveRecorder",       "ok R1",              "ok R1",              "ok R2",              "ok R3",              "ok R2",              "ok R3",  Refused],
        ["ClearFormatContent",      "ok R0",              "ok R1",              "ok R1",              "ok R1",              "ok R0",              "ok R0",  Refused],
        ["ProgressAdvise",          "ok R0",              "ok R1",              "ok R2",              "ok R3",              "ok R2-",             "ok R3-",  "ok R3"],
        ["ProgressUnadvise",        "E_INVALIDARG",       "E_INVALIDARG",       "E_INVALIDARG",       "E_INVALIDARG",       "E_INVALIDARG",       "E_INVALIDARG",  "E_INVALIDARG"],
        ["AddData",                 "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["TotalDataBlocks",         "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["UsedDataBlocks",          "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["DataBlockSize",           "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["GetProperties",           "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["SetProperties",           "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",        "WRONGFORMAT",  "WRONGFORMAT"],
        ["RecordDisc",              "NOACTIVERECORDER",   "INVALIDIMAGE",       "TRACKOPEN",          "ok R1",              "NOACTIVERECORDER",   "NOACTIVERECORDER",  Refused],
        ["CreateAudioTrack",        "ok R2-",             "ok R2",              "TRACKOPEN",          "ok R2",              "TRACKOPEN",          "ok R2-",            Refused],
        ["AddAudioTrackBlocks",     "TRACKNOTOPEN",       "TRACKNOTOPEN",       "ok R2",              "TRACKNOTOPEN",       "ok R2-",             "TRACKNOTOPEN",      Refused],
        ["CloseAudioTrack",         "TRACKNOTOPEN",       "TRACKNOTOPEN",       "TRACK_NOT_BIG_ENOUGH", "TRACKNOTOPEN",     "TRACK_NOT_BIG_ENOUGH", "TRACKNOTOPEN",    Refused],
        ["TotalAudioTracks",        "0 R0",               "0 R1",               "1 R2",               "1 R3",               "1 R2-",              "1 R3-",             "1 R3"],
        ["AvailableAudioTrackBlocks", "359847 R0",        "359847 R1",          "359847 R2",          "359395 R3",          "359847 R2-",         "359395 R3-",        "359395 R3"],
    ];

    public static TheoryData<string, string, string> AudioCells => CellsOf(AudioCalls, AudioStates);

    public static TheoryData<string, string, string> OtherCells => CellsOf(OtherCalls, RedbookStates);

    [Theory]
    [MemberData(nameof(AudioCells))]
    public async Task Each_audio_call_answers_as_its_state_asks(string call, string state, string expected) => await CheckAsync(call, state, expected);

    [Theory]
    [MemberData(nameof(OtherCells))]
    public async Task Each_call_answers_as_the_audio_state_asks(string call, string state, string expected) => await CheckAsync(call, state, expected);

    private static async Task CheckAsync(string call, string state, string expected)
    {
        await using var bench = new Bench();
        await bench.CheckCellAsync(call, state, expected);
    }

    private static TheoryData<string, string, string> CellsOf(string[][] table, string[] states) =>
        [.. table.SelectMany(row => states.Select((state, column) => new TheoryDataRow<string, string, string>(row[0], state, row[column + 1])))];
}
