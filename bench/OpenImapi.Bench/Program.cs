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

var workloads = new Option<string[]>("--workload") { Description = "What is mastered; may be said again. All of them if not said.", AllowMultipleArgumentsPerToken = true };
workloads.AcceptOnlyFromAmong(MasteringBench.Names);
var races = new Option<int>("--rounds") { Description = "Rounds that count; one before them does not.", DefaultValueFactory = _ => 15 };
var scale = new Option<double>("--scale") { Description = "How large the workloads are, 1 being whole.", DefaultValueFactory = _ => 1 };
var peers = new Option<string[]>("--peers")
{
    Description = "Which others take part: genisoimage, xorriso, bsdtar, or none; all that are installed if not said.",
    AllowMultipleArgumentsPerToken = true,
};
peers.AcceptOnlyFromAmong([.. Contenders.Peers.Select(peer => peer.Name), "none"]);
var product = new Option<string>("--product") { Description = "The imapi that is measured, a program or a .dll, in place of what ./imapi runs." };
var json = new Option<bool>("--json") { Description = "Print one JSON document with every single figure." };
var mastering = new Command("mastering", "Makes images of known workloads beside the floor, which only copies the bytes, and beside others' programs.")
{
    workloads, races, scale, folder, peers, product, json,
};
mastering.SetAction((said, cancellation) => MasteringBench.RunAsync(
    new(said.GetValue(workloads)!, said.GetValue(races), said.GetValue(scale), said.GetValue(folder)!.FullName, said.GetValue(peers)!, said.GetValue(product), said.GetValue(json)),
    cancellation));

var renew = new Option<bool>("--renew") { Description = "Make what is measured the baseline." };
var gate = new Command("gate", "Compares what a small file costs in system calls, memory and CPU with the baseline in bench/baseline.json.") { renew, folder };
gate.SetAction((said, cancellation) => GateBench.RunAsync(said.GetValue(renew), said.GetValue(folder)!.FullName, cancellation));

var only = new Option<string>("--only") { Description = "Part of the names of what is measured; all if not said.", DefaultValueFactory = _ => "" };
var micro = new Command("micro", "Times what is hot, each thing alone: codes, checksums, sub-channels, names, plans.") { only, races, json };
micro.SetAction((said, cancellation) =>
{
    MicroBench.Run(said.GetValue(races), said.GetValue(only)!, said.GetValue(json), cancellation);
    return Task.CompletedTask;
});

return await new RootCommand("Measures OpenImapi against what bounds it; every figure comes with a ratio from the same run.") { recording, mastering, micro, gate }.Parse(args).InvokeAsync();
