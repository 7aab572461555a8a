namespace OpenImapi.Tests;

/// <summary>Writes down the events it hears, and may do something at each.</summary>
internal sealed class Sink : IDiscMasterProgressEvents
{
    public List<string> Heard { get; } = [];

    /// <summary>Asked at QueryCancel.</summary>
    public Func<bool> Cancel { get; init; } = () => false;

    /// <summary>Done at each event, with its name.</summary>
    public Action<string> At { get; set; } = _ => { };

    /// <summary>The events that are not questions.</summary>
    public IEnumerable<string> Told => Heard.Where(heard => heard != "QueryCancel");

    public bool QueryCancel()
    {
        Hear("QueryCancel");
        return Cancel();
    }

    public void NotifyPnPActivity() => Hear("PnPActivity");

    public void NotifyAddProgress(long completed, long total) => Hear($"AddProgress {completed}/{total}");

    public void NotifyBlockProgress(long completed, long total) => Hear($"BlockProgress {completed}/{total}");

    public void NotifyTrackProgress(int current, int total) => Hear($"TrackProgress {current}/{total}");

    public void NotifyPreparingBurn(int estimatedSeconds) => Hear(estimatedSeconds > 0 ? "PreparingBurn" : $"PreparingBurn {estimatedSeconds}");

    public void NotifyClosingDisc(int estimatedSeconds) => Hear(estimatedSeconds > 0 ? "ClosingDisc" : $"ClosingDisc {estimatedSeconds}");

    public void NotifyBurnComplete(int status) => Hear($"BurnComplete {status:X8}");

    public void NotifyEraseComplete(int status) => Hear($"EraseComplete {status:X8}");

    private void Hear(string what)
    {
        lock (Heard)
            Heard.Add(what);
        At(what.Split(' ')[0]);
    }
}
