namespace OpenImapi.Com;

/// <summary>IRedbookDiscMaster.</summary>
internal sealed unsafe partial class DiscMasterObject : IRedbookDiscMaster
{
    public int GetTotalAudioTracks(int* tracks) => Number(tracks, () => master.Redbook.TotalAudioTracks);

    public int GetTotalAudioBlocks(int* blocks) => Number(blocks, () => master.Redbook.TotalAudioBlocks);

    public int GetUsedAudioBlocks(int* blocks) => Number(blocks, () => master.Redbook.UsedAudioBlocks);

    public int GetAvailableAudioTrackBlocks(int* blocks) => Number(blocks, () => master.Redbook.AvailableAudioTrackBlocks);

    public int GetAudioBlockSize(int* bytes) => Number(bytes, () => master.Redbook.AudioBlockSize);

    public int CreateAudioTrack(int blocks) => Handing.Do(() => master.Redbook.CreateAudioTrack(blocks));

    /// <summary>A length below zero is no more a whole number of blocks than a single byte, and is answered like one: after what is wrong with the state.</summary>
    public int AddAudioTrackBlocks(byte* samples, int bytes)
    {
        if (samples is null && bytes > 0)
            return Missing();
        var blocks = new ClientMemory(samples, bytes < 0 ? 1 : bytes);
        return Handing.Do(() => line.Run(() => master.Redbook.AddAudioTrackBlocksAsync(blocks.Memory)));
    }

    public int CloseAudioTrack() => Handing.Do(master.Redbook.CloseAudioTrack);
}
