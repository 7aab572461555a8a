using System.Diagnostics;
using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Bench;

/// <summary>How fast the burn engine moves blocks: source, buffer, checksums, commands, recorder.</summary>
internal static class RecordingBench
{
    private const string Medium = "bd-r25";
    private const int Mega = 1_000_000;

    public static async Task RunAsync(long length, int rounds, string parent, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"openimapi-bench-{Environment.ProcessId}")).FullName;
        try
        {
            var content = Path.Combine(folder, "content");
            await MakeAsync(content, length, cancellation);
            (string What, Func<Task> Run)[] contenders =
            [
                ("plain copy of the file", () => CopyAsync(content, Path.Combine(folder, "copy"))),
                ("recorded, in process", () => RecordAsync(content, folder, verify: false, iscsi: false)),
                ("recorded and verified, in process", () => RecordAsync(content, folder, verify: true, iscsi: false)),
                ("recorded, by iSCSI", () => RecordAsync(content, folder, verify: false, iscsi: true)),
                ("recorded and verified, by iSCSI", () => RecordAsync(content, folder, verify: true, iscsi: true)),
            ];
            var speeds = contenders.Select(_ => new List<double>()).ToArray();
            var memory = new long[contenders.Length];
            for (var round = 0; round <= rounds; round++)
                for (var each = 0; each < contenders.Length; each++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var idle = PeakMemory.Begin();
                    var begun = Stopwatch.GetTimestamp();
                    await contenders[each].Run();
                    if (round == 0)
                        continue;
                    speeds[each].Add(length / Stopwatch.GetElapsedTime(begun).TotalSeconds / Mega);
                    memory[each] = Math.Max(memory[each], PeakMemory.Now - idle);
                }

            Tell(length, rounds, contenders.Select((each, index) => new Figures(each.What, speeds[index])).ToList(), memory);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tell(long length, int rounds, List<Figures> figures, long[] memory)
    {
        Console.WriteLine($"{length >> 20} MiB, {rounds} rounds, {Environment.ProcessorCount} processors");
        Console.WriteLine();
        Console.WriteLine("| what | median | quartiles | of a plain copy |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var each in figures)
            Console.WriteLine(each.Row(figures[0], "MB/s"));
        Console.WriteLine();
        Console.WriteLine("Memory above the idle process at most, the recorder and both ends of iSCSI included:");
        foreach (var (each, bytes) in figures.Zip(memory))
            Console.WriteLine($"{bytes >> 20} MiB, {each.What}");
    }

    /// <summary>Content that no checksum or file system can make short work of; the same every time.</summary>
    private static async Task MakeAsync(string path, long length, CancellationToken cancellation)
    {
        var random = new Random(20261123);
        var piece = new byte[1 << 20];
        await using var file = File.Create(path);
        for (var left = length; left > 0; left -= piece.Length)
        {
            random.NextBytes(piece);
            await file.WriteAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, left)), cancellation);
        }
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        await using (var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            await source.CopyToAsync(target, 1 << 20);
        File.Delete(to);
    }

    private static async Task RecordAsync(string content, string folder, bool verify, bool iscsi)
    {
        var home = new VirtualHome(Path.Combine(folder, "home"));
        new VirtualDrives(home).Create("bench", Medium);
        var catalog = new VirtualDriveCatalog(home);
        var address = (await catalog.ListAsync(default)).Single();
        using (var source = new FileBlockSource(content))
        {
            await using var transport = await catalog.OpenAsync(address, default);
            if (iscsi)
            {
                await using var target = IscsiTarget.Start([IscsiUnit.Shared(transport)], new() { Listen = new(System.Net.IPAddress.Loopback, 0) });
                await using var drive = new Drive(await IscsiTransport.OpenAsync(target.Addresses[0], default), address);
                await RecordAsync(drive, source, verify);
            }
            else
            {
                await using var drive = new Drive(transport, address);
                await RecordAsync(drive, source, verify);
            }
        }

        Directory.Delete(home.Path, recursive: true);
    }

    private static async Task RecordAsync(Drive drive, FileBlockSource source, bool verify)
    {
        var result = await Recorder.RecordAsync(drive, new() { Layout = DiscLayout.OneDataTrack(source.Extent), Source = source, Verify = verify });
        if (result.Verified != verify)
            throw new InvalidOperationException("The disc was not verified.");
    }
}
