using OpenImapi;
using OpenImapi.Virtual;

var virtualDrives = new VirtualDrives(VirtualHome.OfUser());
if (virtualDrives.List().All(drive => drive.Address.Name != "virtual:sample"))
    virtualDrives.Create("sample", "cd-r80");                       // with a drive of your own, leave this out

await using var master = new DiscMaster();
master.Open();
var joliet = await master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
var recorders = await master.EnumDiscRecordersAsync();
await master.SetActiveRecorderAsync(recorders.First(recorder => recorder.Address.Name == "virtual:sample"));
var cookie = master.ProgressAdvise(new Progress());

joliet.SetProperties(new PropertySet { ["VolumeName"] = "SAMPLE" });
await joliet.AddDataAsync("docs");                                  // what is in the folder goes into the root
await joliet.AddDataAsync("README.md");
var result = await master.RecordDiscAsync();                        // writes, reads back, compares

master.ProgressUnadvise(cookie);
await master.CloseAsync();
Console.WriteLine($"{result.Written} blocks at {result.Start} on {result.Drive}, verified: {result.Verified}");

internal sealed class Progress : IDiscMasterProgressEvents
{
    public void NotifyBlockProgress(long completed, long total) => Console.WriteLine($"{completed} of {total} blocks");
}
