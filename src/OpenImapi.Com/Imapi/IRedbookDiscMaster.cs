using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Stages an audio disc. Slots 3 to 10.</summary>
[GeneratedComInterface]
[Guid("E3BC42CD-4E5C-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IRedbookDiscMaster
{
    [PreserveSig]
    int GetTotalAudioTracks(int* tracks);

    [PreserveSig]
    int GetTotalAudioBlocks(int* blocks);

    [PreserveSig]
    int GetUsedAudioBlocks(int* blocks);

    [PreserveSig]
    int GetAvailableAudioTrackBlocks(int* blocks);

    [PreserveSig]
    int GetAudioBlockSize(int* bytes);

    [PreserveSig]
    int CreateAudioTrack(int blocks);

    [PreserveSig]
    int AddAudioTrackBlocks(byte* samples, int bytes);

    [PreserveSig]
    int CloseAudioTrack();
}
