using ComClient;

// dotnet run --project samples/ComClient -- artifacts/native/host/libopenimapi.so FILE
if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("usage: ComClient LIBRARY [FILE]");
    return 2;
}

var master = DiscMasters.Create(args[0]);
master.Open();
master.SetActiveDiscMasterFormat(typeof(IJolietDiscMaster).GUID, out var format);
var joliet = ComPointer.Take<IJolietDiscMaster>(format);

IDiscRecorder? chosen = null;
for (var recorders = master.EnumDiscRecorders(); recorders.Next(1, out var recorder, out _) == 0; chosen ??= recorder)
{
    string? vendor = null, product = null, revision = null;
    recorder!.GetDisplayNames(ref vendor, ref product, ref revision);
    Console.WriteLine($"{vendor} {product} {revision} ({recorder.GetPath()})");
}

if (args.Length == 2 && chosen is not null)
{
    master.SetActiveDiscRecorder(chosen);
    master.ProgressAdvise(new Progress(), out var cookie);
    joliet.AddData(new FileStorage(new FileInfo(args[1])), overwrite: 0);
    Console.WriteLine($"{joliet.GetUsedDataBlocks()} of {joliet.GetTotalDataBlocks()} blocks");
    master.RecordDisc(simulate: 0, ejectAfterBurn: 0);
    master.ProgressUnadvise(cookie);
}

master.Close();
return 0;
