using System.Runtime.InteropServices.Marshalling;

namespace ComClient;

/// <summary>The sink. An exception out of it would arrive as its HRESULT, and be ignored.</summary>
[GeneratedComClass]
internal sealed partial class Progress : IDiscMasterProgressEvents
{
    public void QueryCancel(out byte cancel) => cancel = 0;

    public void NotifyPnPActivity()
    {
    }

    public void NotifyAddProgress(int completed, int total) => Console.WriteLine($"Staging {100L * completed / total}%");

    public void NotifyBlockProgress(int completed, int total) => Console.WriteLine($"Writing {100L * completed / total}%");

    public void NotifyTrackProgress(int current, int total)
    {
    }

    public void NotifyPreparingBurn(int estimatedSeconds) => Console.WriteLine("Preparing");

    public void NotifyClosingDisc(int estimatedSeconds) => Console.WriteLine("Closing the disc");

    public void NotifyBurnComplete(int status) => Console.WriteLine($"Burned: 0x{status:X8}");

    public void NotifyEraseComplete(int status)
    {
    }
}
