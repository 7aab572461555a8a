using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>The states and calls of the table of call orders.</summary>
internal static class CallOrderBench
{
    extension(Bench bench)
    {
        /// <summary>The state that the disc master is in; O cannot be told from J0, nor B from J2. A minus is: with no recorder.</summary>
        public string State => bench.Master switch
        {
            { IsOpen: false } => "C",
            { ActiveFormat: var format } when format == DiscMasterFormat.Redbook => bench.AudioState,
            { Selection: null } => "J0",
            { Selection: var selection, Joliet: var joliet } => $"J{(joliet.HasContent ? 2 : 1)}{(selection.Target.IsMultiSession ? "m" : "")}",
        };

        private string AudioState => (bench.Master.Redbook, bench.Master.Selection) switch
        {
            ({ TotalAudioTracks: 0 }, null) => "R0",
            ({ TotalAudioTracks: 0 }, _) => "R1",
            ({ HasOpenTrack: var isOpen }, var selection) => $"R{(isOpen ? 2 : 3)}{(selection is null ? "-" : "")}",
        };

        public async Task EnterAsync(string state)
        {
            if (state.StartsWith('R'))
            {
                await bench.EnterAudioAsync(state);
                return;
            }

            if (state.EndsWith('m'))
            {
                await bench.BurnAsync("earlier.txt");
                await bench.Master.CloseAsync();
            }

            if (state != "C")
                bench.Master.Open();
            if (state == "J0")
                await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
            if (state.StartsWith("J1", StringComparison.Ordinal))
                await bench.ReadyAsync();
            if (state.StartsWith("J2", StringComparison.Ordinal) || state == "B")
                await bench.StagedAsync();
        }

        private async Task EnterAudioAsync(string state)
        {
            bench.Master.Open();
            var redbook = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
            if (!state.EndsWith('-') && state != "R0")
                await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
            if (state[..2] is "R2" or "R3" or "RB")
                redbook.CreateAudioTrack();
            if (state[..2] is "R3" or "RB")
                await redbook.FinishTrackAsync();
        }

        /// <summary>Checks one cell of a table: what a call answers and the state afterwards; an error alone leaves the state as it was.</summary>
        public async Task CheckCellAsync(string call, string state, string expected)
        {
            await bench.EnterAsync(state);
            var actual = "";
            async Task CallAsync()
            {
                var before = bench.State;
                var answer = await Outcome.OfAsync(() => bench.CallAsync(call));
                actual = bench.State == before && !char.IsLower(answer[0]) && !expected.Contains(' ', StringComparison.Ordinal) ? answer : $"{answer} {bench.State}";
            }

            if (state.Contains('B', StringComparison.Ordinal))
                await bench.InsideRecordDiscAsync(CallAsync);
            else
                await CallAsync();
            Assert.Equal(expected, actual);
        }

        /// <summary>Does something while blocks are written.</summary>
        public async Task InsideRecordDiscAsync(Func<Task> inside)
        {
            var done = 0;
            var sink = new Sink { At = heard => done += heard == "BlockProgress" && done == 0 ? Run(inside) : 0 };
            bench.Master.ProgressAdvise(sink);
            await bench.Master.RecordDiscAsync();
            Assert.Equal(1, done);
        }

        /// <summary>Makes a call and says what it answered.</summary>
        public async Task<string> CallAsync(string call)
        {
            var (master, joliet) = (bench.Master, bench.Master.Joliet);
            switch (call)
            {
                case "Open":
                    master.Open();
                    return "ok";
                case "Close":
                    await master.CloseAsync();
                    return "ok";
                case "DiscMasterFormats":
                    return string.Join(", ", master.DiscMasterFormats);
                case "ActiveFormat":
                    return master.ActiveFormat.ToString();
                case "SetActiveFormat Joliet":
                    Assert.Same(joliet, await master.SetActiveFormatAsync(DiscMasterFormat.Joliet));
                    return "ok";
                case "SetActiveFormat Redbook":
                    Assert.Same(master.Redbook, await master.SetActiveFormatAsync(new Guid("E3BC42CD-4E5C-11D3-9144-00104BA11C5E")));
                    return "ok";
                case "EnumDiscRecorders":
                    return (await master.EnumDiscRecordersAsync()).Length.ToString();
                case "ActiveRecorder":
                    return master.ActiveRecorder.ToString();
                case "SetActiveRecorder":
                    await master.SetActiveRecorderAsync(master.IsOpen ? await bench.RecorderAsync() : null!);
                    return "ok";
                case "ClearFormatContent":
                    master.ClearFormatContent();
                    return "ok";
                case "ProgressAdvise":
                    master.ProgressUnadvise(master.ProgressAdvise(new Sink()));
                    return "ok";
                case "ProgressUnadvise":
                    master.ProgressUnadvise(4711);
                    return "ok";
                case "RecordDisc":
                    await master.RecordDiscAsync();
                    return "ok";
                default:
                    return await (call.Contains("Audio", StringComparison.Ordinal) ? CallAsync(master.Redbook, call) : CallAsync(joliet, call));
            }
        }
    }

    private static async Task<string> CallAsync(JolietDiscMaster joliet, string call)
    {
        switch (call)
        {
            case "AddData":
                await joliet.AddDataAsync(Bench.Tree("more.txt"));
                return "ok";
            case "AddData twice":
                await joliet.AddDataAsync(Bench.Tree("more.txt"));
                await joliet.AddDataAsync(Bench.Tree("more.txt"));
                return "ok";
            case "AddData too much":
                await joliet.AddDataAsync(TooMuch());
                return "ok";
            case "AddData bad name":
                await joliet.AddDataAsync(Bench.Tree("good.txt", "what?.txt"));
                return "ok";
            case "TotalDataBlocks":
                return joliet.TotalDataBlocks.ToString();
            case "UsedDataBlocks":
                return joliet.UsedDataBlocks.ToString();
            case "DataBlockSize":
                return joliet.DataBlockSize.ToString();
            case "GetProperties":
                Assert.Equal(6, joliet.GetProperties().Count);
                return "ok";
            case "SetProperties":
                Assert.True(joliet.SetProperties(new() { ["VolumeName"] = "LABEL" }).None);
                return "ok";
            default:
                throw new ArgumentException(call, nameof(call));
        }
    }

    private static async Task<string> CallAsync(RedbookDiscMaster redbook, string call)
    {
        switch (call)
        {
            case "CreateAudioTrack":
                redbook.CreateAudioTrack(4500);
                return "ok";
            case "AddAudioTrackBlocks":
                await redbook.AddAudioTrackBlocksAsync(new byte[20 * 2352]);
                return "ok";
            case "AddAudioTrackBlocks odd":
                await redbook.AddAudioTrackBlocksAsync(new byte[2353]);
                return "ok";
            case "CloseAudioTrack":
                redbook.CloseAudioTrack();
                return "ok";
            case "CloseAudioTrack of 300 blocks":
                await redbook.FinishTrackAsync();
                return "ok";
            case "TotalAudioTracks":
                return redbook.TotalAudioTracks.ToString();
            case "TotalAudioBlocks":
                return redbook.TotalAudioBlocks.ToString();
            case "UsedAudioBlocks":
                return redbook.UsedAudioBlocks.ToString();
            case "AvailableAudioTrackBlocks":
                return redbook.AvailableAudioTrackBlocks.ToString();
            case "AudioBlockSize":
                return redbook.AudioBlockSize.ToString();
            default:
                throw new ArgumentException(call, nameof(call));
        }
    }

    /// <summary>Adds 300 blocks to the open track and closes it.</summary>
    private static async Task FinishTrackAsync(this RedbookDiscMaster redbook)
    {
        await redbook.AddAudioTrackBlocksAsync(new byte[300 * 2352]);
        redbook.CloseAudioTrack();
    }

    /// <summary>A file of 800 MB, which no CD holds; it is never read.</summary>
    private static SourceTree TooMuch()
    {
        var tree = new SourceTree();
        tree.AddFile("big", FileContent.FromStream(() => throw new InvalidOperationException("It must not be read."), 800_000_000, "big"));
        return tree;
    }

    private static int Run(Func<Task> inside)
    {
        Task.Run(inside).GetAwaiter().GetResult();
        return 1;
    }
}
