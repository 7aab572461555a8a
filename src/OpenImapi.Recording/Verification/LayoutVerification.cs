using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Compares what a disc says of its tracks with the layout that was recorded: places, gaps, indexes, flags, numbers, texts.</summary>
internal sealed class LayoutVerification(BurnDesk desk, BurnPlan plan, DiscLayout layout)
{
    private readonly List<string> differences = [];

    /// <exception cref="VerificationFailedException">The disc says something else.</exception>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(desk.Drive, desk.Time, cancellation);
        var reading = await DiscLayoutReader.ReadAsync(desk.Drive, medium, desk.Time, cancellation);
        foreach (var untold in reading.Untold)
            desk.Warn(untold);
        foreach (var track in layout.Sessions[0].Tracks)
            Compare(track, reading.Layout.Tracks.FirstOrDefault(each => each.Number == track.Number), reading.GapsKnown);
        CompareNumber("catalogue number", layout.Catalog, reading.Layout.Catalog);
        if (plan.WritesText && !reading.Layout.Sessions[0].CdText.SequenceEqual(layout.Sessions[0].CdText))
            differences.Add($"Of {layout.Sessions[0].CdText.Length} pieces of CD-TEXT {reading.Layout.Sessions[0].CdText.Length} were read back, and not all as they were recorded.");
        if (differences.Count > 0)
            throw new VerificationFailedException(differences);
    }

    private void Compare(TrackLayout track, TrackLayout? read, bool gapsAreKnown)
    {
        if (read is null)
        {
            differences.Add($"The disc has no track {track.Number}.");
            return;
        }

        var name = $"track {track.Number}";
        Require(read.Extent.Start == track.Extent.Start, $"The disc says that {name} begins at block {read.Extent.Start}; it was recorded at {track.Extent.Start}.");
        Require(read.Control == track.Control, $"The disc says control bits {read.Control} of {name}; {track.Control} were recorded.");
        if (track.Form != BlockForm.Audio)
            return;
        if (gapsAreKnown && plan.ClosesItself)
        {
            Require(read.Pregap == track.Pregap || IsSeam(track, read), $"The disc says a gap of {read.Pregap} blocks before {name}; {track.Pregap} were recorded.");
            Require(read.Indexes.SequenceEqual(track.Indexes), $"The disc has {read.Indexes.Length} indexes in {name} at other places than the {track.Indexes.Length} recorded.");
        }

        CompareNumber($"ISRC of {name}", track.Isrc, read.Isrc);
    }

    /// <summary>A drive that takes no track without a gap was given one block of the track before.</summary>
    private bool IsSeam(TrackLayout track, TrackLayout read) =>
        track.Pregap == BlockCount.Zero && read.Pregap == new BlockCount(1) && plan.Spans.Any(span => span.IsGap && span.End == track.Extent.Start && span.Length == read.Pregap);

    /// <summary>Not every drive tells numbers: one that is not told is a warning, another one a difference.</summary>
    private void CompareNumber<T>(string what, T? recorded, T? read)
        where T : struct
    {
        if (recorded is null)
            return;
        if (read is null)
            desk.Warn($"The drive told no {what}; it could not be compared.");
        else
            Require(recorded.Equals(read), $"The disc says the {what} {read}; {recorded} was recorded.");
    }

    private void Require(bool holds, string difference)
    {
        if (!holds)
            differences.Add(difference);
    }
}
