using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The client's sink of events. Slots 3 to 11.</summary>
[GeneratedComInterface]
[Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IDiscMasterProgressEvents
{
    [PreserveSig]
    int QueryCancel(byte* cancel);

    [PreserveSig]
    int NotifyPnPActivity();

    [PreserveSig]
    int NotifyAddProgress(int completed, int total);

    [PreserveSig]
    int NotifyBlockProgress(int completed, int total);

    [PreserveSig]
    int NotifyTrackProgress(int current, int total);

    [PreserveSig]
    int NotifyPreparingBurn(int estimatedSeconds);

    [PreserveSig]
    int NotifyClosingDisc(int estimatedSeconds);

    [PreserveSig]
    int NotifyBurnComplete(int status);

    [PreserveSig]
    int NotifyEraseComplete(int status);
}
