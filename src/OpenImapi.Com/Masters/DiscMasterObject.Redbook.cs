namespace OpenImapi.Com;

/// <summary>IRedbookDiscMaster.</summary>
internal sealed unsafe partial class DiscMasterObject : IRedbookDiscMaster
{
    public int GetTotalAudioTracks(int* tracks) => Number(tracks, () => master.Redbook.TotalAudioTracks);

    public int GetTotalAudioBlocks(int* blocks) => Number(blocks, () => master.Redbook.TotalAudioBlocks);

    public int GetUsedAudioBlocks(int* blocks) => Number(blocks, () => master.Redbook.UsedAudioBlocks);

    public int GetAvailableAudioTrackBlocks(int* blocks) => Number(blocks, () => master.Redbook.AvailableAudioTrackBlocks);

    public int GetAudioBlockSize(int* bytes) => Number(bytes, () => master.Redbook.AudioBlockSize);

    public int CreateAudioTrack(int blocks) => Do(() => master.Redbook.CreateAudioTrack(blocks));

    public int AddAudioTrackBlocks(byte* samples, int bytes)
    {
        if (samples is null && bytes > 0)
            return Missing();
        return Do(() =>
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bytes);
            line.Run(() => master.Redbook.AddAudioTrackBlocksAsync(new ClientMemory(samples, bytes).Memory));
        });
    }

    public int CloseAudioTrack() => Do(master.Redbook.CloseAudioTrack);
}
