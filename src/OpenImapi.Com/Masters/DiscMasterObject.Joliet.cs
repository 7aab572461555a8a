namespace OpenImapi.Com;

/// <summary>IJolietDiscMaster.</summary>
internal sealed unsafe partial class DiscMasterObject : IJolietDiscMaster
{
    public int GetTotalDataBlocks(int* blocks) => Number(blocks, () => master.Joliet.TotalDataBlocks);

    public int GetUsedDataBlocks(int* blocks) => Number(blocks, () => master.Joliet.UsedDataBlocks);

    public int GetDataBlockSize(int* bytes) => Number(bytes, () => master.Joliet.DataBlockSize);

    public int AddData(void* storage, int fileOverwrite)
    {
        if (storage is null)
            return Missing();
        return Do(() =>
        {
            using var tree = new ClientTree(storage);
            line.Run(() => master.Joliet.AddDataAsync(tree.Content, new() { Overwrite = fileOverwrite != 0 }));
        });
    }

    public int GetJolietProperties(void** storage)
    {
        if (storage is null)
            return Missing();
        *storage = null;
        return Do(() => *storage = Handing.Reference<IPropertyStorage>(new PropertyStorage(master.Joliet.GetProperties())));
    }

    public int SetJolietProperties(void* storage) =>
        storage is null ? Missing() : Handing.Answer(() => master.Joliet.SetProperties(GivenProperties.Read(storage)).Result);
}
