using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>A sink whose track progress answers the sum of its parameters.</summary>
[GeneratedComClass]
internal sealed unsafe partial class CountingSink : IDiscMasterProgressEvents
{
    public int QueryCancel(byte* cancel) => Result.NotImplemented;

    public int NotifyPnPActivity() => Result.NotImplemented;

    public int NotifyAddProgress(int completed, int total) => Result.NotImplemented;

    public int NotifyBlockProgress(int completed, int total) => Result.NotImplemented;

    public int NotifyTrackProgress(int current, int total) => current + total;

    public int NotifyPreparingBurn(int estimatedSeconds) => Result.NotImplemented;

    public int NotifyClosingDisc(int estimatedSeconds) => Result.NotImplemented;

    public int NotifyBurnComplete(int status) => Result.NotImplemented;

    public int NotifyEraseComplete(int status) => Result.NotImplemented;
}
