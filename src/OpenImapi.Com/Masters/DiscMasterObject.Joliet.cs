namespace OpenImapi.Com;

/// <summary>IJolietDiscMaster.</summary>
internal sealed unsafe partial class DiscMasterObject : IJolietDiscMaster
{
    /// <summary>The property whose stream is kept until it is replaced or the disc master is closed.</summary>
    private const string BootImage = "BootImage";

    public int GetTotalDataBlocks(int* blocks) => Number(blocks, () => master.Joliet.TotalDataBlocks);

    public int GetUsedDataBlocks(int* blocks) => Number(blocks, () => master.Joliet.UsedDataBlocks);

    public int GetDataBlockSize(int* bytes) => Number(bytes, () => master.Joliet.DataBlockSize);

    public int AddData(void* storage, int fileOverwrite)
    {
        if (storage is null)
            return Missing();
        return Handing.Do(() =>
        {
            using var tree = new ClientTree();
            line.Run(() => master.Joliet.AddDataAsync(() => tree.Read(storage), new() { Overwrite = fileOverwrite != 0 }));
        });
    }

    public int GetJolietProperties(void** storage)
    {
        if (storage is null)
            return Missing();
        *storage = null;
        return Handing.Do(() => *storage = Handing.Reference<IPropertyStorage>(new PropertyStorage(master.Joliet.GetProperties())));
    }

    public int SetJolietProperties(void* storage)
    {
        if (storage is null)
            return Missing();
        return Handing.Answer(() =>
        {
            _ = master.Joliet.DataBlockSize;
            using var given = new GivenProperties(storage);
            if (given.Set.Find(BootImage)?.Value is ClientStream image)
                image.Line = line;
            var ignored = master.Joliet.SetProperties(given.Set);
            if (given.Set.Find(BootImage) is not null)
                Interlocked.Exchange(ref bootImage, given.Keep(BootImage))?.Dispose();
            return ignored.Result;
        });
    }
}
