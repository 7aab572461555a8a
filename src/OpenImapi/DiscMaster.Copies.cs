using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Several discs at the same time.</summary>
public sealed partial class DiscMaster
{
    /// <summary>
    /// Records what is staged on the active recorder's disc and, at the same time, on those of other recorders. The content is read once; a drive that is
    /// slow or fails holds up no other. Sinks hear of the slowest. Afterwards nothing is staged any more, unless no disc got a block.
    /// </summary>
    /// <param name="others">Recorders of this disc master, beside the active one. Their discs must be as the active recorder's: of its kind, and going on at the same block.</param>
    /// <param name="how">Simulation, verification, what to do with the discs.</param>
    /// <param name="progress">Hears how far each has come.</param>
    /// <param name="cancellation">Ends every recording between two commands.</param>
    /// <returns>How each ended, the active recorder's first: a result or what went wrong, cancellation included.</returns>
    /// <exception cref="DiscException">
    /// Nothing was begun: the errors of <see cref="RecordDiscAsync"/> that concern the staged content, the active recorder or its disc.
    /// </exception>
    public async ValueTask<ImmutableArray<DiscCopy>> RecordDiscCopiesAsync(
        IReadOnlyList<DiscRecorder> others, RecordDiscOptions? how = null, IProgress<DiscCopyProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var work = BeginOpen();
        var (open, selection) = (RequireOpen(), RequireSelection());
        RequireCopiers(selection.Recorder, others);
        active.RequireRecordable();
        using var linked = Link(cancellation);
        using var awake = await StayAwakeAsync("Recording discs in", linked.Token, others.Prepend(selection.Recorder).Select(recorder => recorder.Address));
        var events = new BurnEvents(open.Sinks, listener: null, linked);
        return await TellAsync(events, () => BurnCopiesAsync(selection, others, how ?? new(), events, progress, linked.Token), StatusOf);
    }

    private static int StatusOf(ImmutableArray<DiscCopy> copies) =>
        copies.FirstOrDefault(copy => copy.Error is not null)?.Error is { } fault ? StatusOf(fault) : ImapiSuccess.Ok;

    private void RequireCopiers(DiscRecorder first, IReadOnlyList<DiscRecorder> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (others.Any(other => other.Master != this))
            throw new ArgumentException("A recorder belongs to another disc master.", nameof(others));
        if (others.Prepend(first).Select(each => each.Address.Identity).Distinct().Count() <= others.Count)
            throw new ArgumentException("A recorder was named twice.", nameof(others));
    }

    private async ValueTask<ImmutableArray<DiscCopy>> BurnCopiesAsync(
        Selection selection, IReadOnlyList<DiscRecorder> others, RecordDiscOptions how, BurnEvents events, IProgress<DiscCopyProgress>? progress, CancellationToken cancellation)
    {
        var first = selection.Recorder;
        await using var held = await first.Device.AcquireAsync(cancellation);
        var before = await MediumInspector.InspectAsync(held.Drive, cancellation);
        var job = await active.ComposeAsync(selection.Target, before, how, cancellation);
        using var reading = active.Reading(job);
        events.Expect(job.Layout);
        var told = new CopyEvents([first, .. others], progress, events);
        RecorderStash.CreateFolder(selection.Stash.Folder);
        DiscCopy[] copies;
        await using (var shared = new SharedSource(job.Source, others.Count + 1, selection.Stash.Folder))
        {
            Task<DiscCopy> CopyAsync(DiscRecorder recorder, int index, Func<RecorderDevice, ValueTask<HeldDrive>> take) => Task.Run(() =>
                RecordCopyAsync(recorder, take, before, JobFor(recorder.Device, job, how), shared.Readers[index], told.Of(index), cancellation));
            copies = await Task.WhenAll(
            [
                CopyAsync(first, 0, _ => new(held.Share())),
                .. others.Select((other, index) => CopyAsync(other, index + 1, device => device.AcquireAsync(cancellation))),
            ]);
        }

        if (copies.Any(copy => copy.Result is not null) || (told.HasWritten && !how.Simulate))
            Drop();
        return [.. events.UserAborted ? copies.Select(Aborted) : copies];
    }

    private static async Task<DiscCopy> RecordCopyAsync(
        DiscRecorder recorder, Func<RecorderDevice, ValueTask<HeldDrive>> take, Medium pattern, RecordingJob job, SharedReader reader, CopyEvents.Listener progress,
        CancellationToken cancellation)
    {
        var device = recorder.Device;
        try
        {
            using var shared = reader;
            await using var held = await take(device);
            MediumRules.RequireAlike(pattern, await MediumInspector.InspectAsync(held.Drive, cancellation), recorder.Address.Name);
            device.IsBurning = true;
            return new(recorder, await SessionBurn.RecordAsync(held.Drive, job with { Source = reader }, progress, cancellation), Error: null);
        }
        catch (Exception fault)
        {
            return new(recorder, Result: null, fault);
        }
        finally
        {
            device.IsBurning = false;
            progress.End();
        }
    }

    private static DiscCopy Aborted(DiscCopy copy) => copy.Error is OperationCanceledException cancelled
        ? copy with { Error = new DiscException(ImapiErrors.UserAbort, cancelled.Message, inner: cancelled) } : copy;
}
