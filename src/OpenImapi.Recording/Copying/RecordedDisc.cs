using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>A recorded disc in a drive, as something that can be copied: where everything lies, and its blocks.</summary>
/// <param name="Layout">Sessions and tracks; of what is not a CD, data tracks alone.</param>
/// <param name="Source">Whole sectors where <see cref="IsWhole"/>, else blocks of user data, both under the disc's addresses.</param>
/// <param name="Untold">What the drive could not tell of the layout, a sentence each.</param>
public sealed record RecordedDisc(DiscLayout Layout, IBlockSource Source, ImmutableArray<string> Untold)
{
    /// <summary>The blocks are sectors of 2,352 bytes.</summary>
    public bool IsWhole => Source.BlockSize == BlockSizes.Raw;

    /// <summary>Finds out how the disc is laid out. What nobody may copy is refused.</summary>
    /// <param name="drive">Where it lies.</param>
    /// <param name="medium">The disc, as it was inspected.</param>
    /// <param name="whole">Of a CD, whole sectors are wanted though user data would do.</param>
    /// <param name="readOffset">Samples by which the drive delivers sound late.</param>
    /// <param name="time">The clock that waits.</param>
    /// <param name="cancellation">Stops between two questions.</param>
    /// <exception cref="DiscException">
    /// OPENIMAPI_E_COPY_PROTECTED: the disc is locked by a key. IMAPI_E_DISCINFO, OPENIMAPI_E_BLANK_AREA: nothing is recorded, or the drive cannot say what.
    /// </exception>
    public static async ValueTask<RecordedDisc> ReadAsync(
        Drive drive, Medium medium, bool whole = false, SampleCount readOffset = default, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(drive);
        ArgumentNullException.ThrowIfNull(medium);
        if (medium.Tracks.All(track => track.State != TrackState.Closed))
            throw new DiscException(DriveErrors.BlankArea, $"There is nothing to read in {drive.Address.Name}: {medium.State}", medium.Advice);
        await CopyProtection.RequireNoneAsync(drive, medium, cancellation);
        if (!medium.Profile.IsCd())
            return new(LayoutOf(medium), new DriveBlockSource(drive, medium, time), []);
        var reading = await DiscLayoutReader.ReadAsync(drive, medium, time, cancellation);
        var mustBeWhole = whole || reading.Layout.Tracks.Any(track => track.Form != BlockForm.Mode1);
        return new(reading.Layout, mustBeWhole ? new SectorReader(drive, reading.Layout, readOffset, time) : new DriveBlockSource(drive, medium, time), reading.Untold);
    }

    /// <summary>The same disc up to a block: what lies behind it on a disc that can be written anywhere belongs to nothing.</summary>
    public RecordedDisc Until(Lba end) => this with
    {
        Layout = Layout with
        {
            Sessions = [.. Layout.Sessions.Select(session => session with
            {
                Tracks = [.. session.Tracks.Where(track => track.Extent.Start < end).Select(track => track.Extent.End <= end ? track : track with { Extent = Extent.Between(track.Extent.Start, end) })],
            }).Where(session => !session.Tracks.IsEmpty)],
        },
    };

    private static DiscLayout LayoutOf(Medium medium) => new(
        [.. medium.Tracks.Where(track => track.State == TrackState.Closed).GroupBy(track => track.Session)
            .Select(session => new SessionLayout(session.Key, [.. session.Select(track => new TrackLayout(track.Number, track.Extent, BlockForm.Mode1))]))]);
}
