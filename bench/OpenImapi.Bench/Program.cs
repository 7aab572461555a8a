using System.CommandLine;
using OpenImapi.Bench;

var size = new Option<long>("--size") { Description = "MiB of content.", DefaultValueFactory = _ => 1024 };
var rounds = new Option<int>("--rounds") { Description = "How often each is measured, in turn.", DefaultValueFactory = _ => 5 };
var folder = new Option<DirectoryInfo>("--folder")
{
    Description = "Where the content and the discs lie: best a file system in memory.",
    DefaultValueFactory = _ => new(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath()),
};
var recording = new Command("recording", "Records on a virtual recorder that takes no time, in this process and by iSCSI, beside a plain copy.") { size, rounds, folder };
recording.SetAction((said, cancellation) =>
    RecordingBench.RunAsync(said.GetValue(size) << 20, said.GetValue(rounds), said.GetValue(folder)!.FullName, cancellation));
return await new RootCommand("Measures OpenImapi against what bounds it; every figure comes with a ratio from the same run.") { recording }.Parse(args).InvokeAsync();
