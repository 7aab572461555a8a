using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>The states and calls of the table of call orders.</summary>
internal static class CallOrderBench
{
    private static readonly Guid Redbook = new("E3BC42CD-4E5C-11D3-9144-00104BA11C5E");

    extension(Bench bench)
    {
        /// <summary>The state that the disc master is in; O cannot be told from J0, nor B from J2.</summary>
        public string State => bench.Master switch
        {
            { IsOpen: false } => "C",
            { Selection: null } => "J0",
            { Selection: var selection, Joliet: var joliet } => $"J{(joliet.HasContent ? 2 : 1)}{(selection.Target.IsMultiSession ? "m" : "")}",
        };

        public async Task EnterAsync(string state)
        {
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
                    await master.SetActiveFormatAsync(Redbook);
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
                    return await CallAsync(joliet, call);
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
