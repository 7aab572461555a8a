using System.Buffers.Binary;
using OpenImapi;
using OpenImapi.Virtual;

var virtualDrives = new VirtualDrives(VirtualHome.OfUser());
if (virtualDrives.List().All(drive => drive.Address.Name != "virtual:audio"))
    virtualDrives.Create("audio", "cd-r80");                        // with a drive of your own, leave this out

await using var master = new DiscMaster();
master.Open();
var redbook = await master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
var recorders = await master.EnumDiscRecordersAsync();
await master.SetActiveRecorderAsync(recorders.First(recorder => recorder.Address.Name == "virtual:audio"));
var cookie = master.ProgressAdvise(new Progress());

foreach (var pitch in new[] { 440.0, 554.37, 659.26 })
{
    redbook.CreateAudioTrack(5 * 75);                               // 75 blocks of 2,352 bytes are a second
    for (var second = 0; second < 5; second++)
        await redbook.AddAudioTrackBlocksAsync(Tone(pitch));
    redbook.CloseAudioTrack();
}

Console.WriteLine($"{redbook.TotalAudioTracks} tracks take {redbook.UsedAudioBlocks} of {redbook.TotalAudioBlocks} blocks");
var result = await master.RecordDiscAsync();                        // writes track by track, reads back, compares

master.ProgressUnadvise(cookie);
await master.CloseAsync();
Console.WriteLine($"{result.Written} blocks on {result.Drive}, verified: {result.Verified}");

// One second of a tone: 16-bit samples, left and right in turn, little end first.
static byte[] Tone(double pitch)
{
    var samples = new byte[44_100 * 4];
    for (var i = 0; i < 44_100; i++)
    {
        var value = (short)(12_000 * Math.Sin(2 * Math.PI * pitch * i / 44_100));
        BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(i * 4), value);
        BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(i * 4 + 2), value);
    }

    return samples;
}

internal sealed class Progress : IDiscMasterProgressEvents
{
    public void NotifyTrackProgress(int current, int total) => Console.WriteLine($"{current} of {total} tracks");
}
