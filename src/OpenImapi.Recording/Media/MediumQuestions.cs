using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Puts every question about the medium to a drive that is ready.</summary>
internal sealed class MediumQuestions(Drive drive, TimeProvider time, CancellationToken cancellation)
{
    /// <summary>More tracks than any medium can have: a BD-R has at most 7,927.</summary>
    private const int MostTracks = 8192;

    public async ValueTask<MediumFacts> AskAsync()
    {
        var configuration = await AskAsync(new GetConfiguration(RequestedFeatures.Current));
        var profile = configuration?.CurrentProfile ?? Profile.CdRom;
        var disc = await AskAsync(new ReadDiscInformation());
        var tracks = await TracksAsync(disc);
        var formats = profile.IsOverwritable() ? await AskAsync(new ReadFormatCapacities()) : null;
        return new()
        {
            Profile = profile,
            Formats = formats,
            OnlyAtOnce = profile.IsSequentialDvdMinus() && configuration is { } current && IsCurrent(current, FeatureCode.DvdRWrite) && !IsCurrent(current, FeatureCode.IncrementalStreamingWritable),
            BeginsEmpty = profile.IsOverwritable() && formats is not { State: FormatState.Unformatted } && await BeginsEmptyAsync(profile),
            Bd = await BdFacts.AskAsync(drive, profile, formats, cancellation),
            Disc = disc,
            Tracks = tracks,
            Next = await NextAsync(profile, disc, tracks),
            Toc = disc is { Status: DiscStatus.Empty } ? null : await AskAsync(new ReadToc()),
            Capacity = disc is { Status: DiscStatus.Empty } ? null : await AskAsync(new ReadCapacity()),
            MediaId = await MediaIdQuestions.AskAsync(drive, profile, cancellation),
            Protection = profile == Profile.DvdRam ? await ProtectionAsync() : null,
            Speeds = profile.IsPressed() ? [] : await SpeedsAsync(profile),
        };
    }

    private static bool IsCurrent(Configuration configuration, FeatureCode code) => configuration.Find(code) is { Current: true };

    /// <summary>What cannot be read because it was never formatted is empty too, and so is the short border of a DVD-RW that is formatted quickly.</summary>
    private async ValueTask<bool> BeginsEmptyAsync(Profile profile)
    {
        try
        {
            var beginning = await new DriveBlockSource(drive, new Extent(Lba.Zero, MediumAssembly.Beginning), time)
                .ReadAsync(Lba.Zero, (int)MediumAssembly.Beginning.Value, cancellation);
            return !beginning.AsSpan().ContainsAnyExcept((byte)0);
        }
        catch (BlockReadException unreadable)
        {
            return unreadable.Sense.Key == SenseKey.BlankCheck || (profile == Profile.DvdRwRestrictedOverwrite && unreadable.Sense.Key == SenseKey.IllegalRequest);
        }
    }

    private async ValueTask<WriteProtection?> ProtectionAsync() =>
        await AskAsync(new ReadDiscStructure(DiscStructureMedia.Dvd, (byte)DvdStructureFormat.WriteProtection)) is { Data.IsEmpty: false } structure
            ? Structure.Read<WriteProtection>(structure.Data) : null;

    private async ValueTask<ImmutableArray<TrackInformation>> TracksAsync(DiscInformation? disc)
    {
        var tracks = ImmutableArray.CreateBuilder<TrackInformation>();
        if (disc is not { } known)
            return [];
        if (known.LastTrackInLastSession > MostTracks)
            throw new DiscException(RecordingErrors.DiscInfo, $"{drive.Address.Name} says that the disc has {known.LastTrackInLastSession} tracks.");
        for (var number = Math.Max((uint)1, known.FirstTrack); number <= known.LastTrackInLastSession; number++)
            if (await TrackAsync(number) is { } track)
                tracks.Add(track);
            else
                break;
        return tracks.DrainToImmutable();
    }

    /// <summary>Where writing goes on: CD and DVD-R have an invisible track FFh for it, the others number it as their last track.</summary>
    private async ValueTask<TrackInformation?> NextAsync(Profile profile, DiscInformation? disc, ImmutableArray<TrackInformation> tracks)
    {
        if (disc is not { Status: DiscStatus.Empty or DiscStatus.Incomplete })
            return null;
        var visible = tracks is [.., var last] && (last.NextWritableValid || last.Blank) ? last : (TrackInformation?)null;
        if (profile.Family() == MediumFamily.Bd || profile is Profile.DvdPlusR or Profile.DvdPlusRDualLayer)
            return visible;
        return await TrackAsync(ReadTrackInformation.InvisibleTrack) ?? visible;
    }

    /// <summary>
    /// What a drive says of a track. One that is set to write a session at once names the pre-gap where that would begin, before block 0 on a blank CD;
    /// to whoever looks at the disc, the session begins with its first block.
    /// </summary>
    private async ValueTask<TrackInformation?> TrackAsync(uint number) => await AskAsync(new ReadTrackInformation(TrackAddressType.Track, number)) switch
    {
        { NextWritableValid: true } track when (int)track.NextWritable < (int)track.Start => track with { NextWritable = track.Start },
        var track => track,
    };

    private async ValueTask<ImmutableArray<MediumSpeed>> SpeedsAsync(Profile profile)
    {
        var family = profile.Family();
        var named = (await AskAsync(new GetPerformance()))?.Speeds ?? [];
        var speeds = named.Where(speed => speed.Write is > 0 and < int.MaxValue).Select(speed => MediumSpeed.Of(family, (int)speed.Write));
        MediumSpeed[] found = [.. speeds.Distinct().OrderByDescending(speed => speed.Kilobytes)];
        return found.Length > 0 ? [.. found] : await PageSpeedAsync(family);
    }

    private async ValueTask<ImmutableArray<MediumSpeed>> PageSpeedAsync(MediumFamily family)
    {
        try
        {
            var page = await drive.ReadPageAsync<Capabilities>(cancellation);
            return page.MaximumWriteSpeed == 0 ? [] : [MediumSpeed.Of(family, page.MaximumWriteSpeed)];
        }
        catch (DriveException)
        {
            return [];
        }
    }

    private ValueTask<TResponse?> AskAsync<TCommand, TResponse>(ICommand<TCommand, TResponse> command)
        where TCommand : struct, ICommand<TCommand, TResponse>
        where TResponse : struct, IStructure => drive.AskAsync(command, cancellation);
}
