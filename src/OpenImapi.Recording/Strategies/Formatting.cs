using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Formats overwritable media, as far as that is needed, and stops formatting in the background.</summary>
internal static class Formatting
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The parameter of format type 26h that goes on where formatting was stopped.</summary>
    private const uint GoOn = 1;

    /// <summary>How the medium would be formatted; nothing where the drive offers no way that is known here.</summary>
    /// <param name="profile">The medium's.</param>
    /// <param name="offered">What the drive says of it.</param>
    /// <param name="full">Every block is to be written and read, where the medium has that.</param>
    public static FormatParameters? Choose(Profile profile, FormatCapacities offered, bool full = false)
    {
        if (profile is Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer)
            return new(FormatParameters.AnySize, FormatType.DvdPlusRwBasic);
        var formats = offered.Formats.IsDefault ? [] : offered.Formats;
        if (profile == Profile.DvdRam)
            return DvdRam(offered, full);
        if (full && formats.Where(each => each.Type == FormatType.BdReWithSpareAreas).OrderBy(each => each.Blocks != offered.Blocks).Cast<FormattableCapacity?>().FirstOrDefault() is { } spares)
            return new(spares.Blocks, spares.Type) { Certification = Certification.Full, Parameter = spares.Parameter };
        return formats.Where(each => each.Type == FormatType.Full).Select(each => (FormatParameters?)new(each.Blocks, each.Type) { Parameter = each.Parameter }).FirstOrDefault();
    }

    /// <summary>
    /// A DVD-RAM at the size that it has, or else as it is sold: a drive lists that first. Looking every block over takes an hour, so it is left to full formatting.
    /// </summary>
    private static FormatParameters? DvdRam(FormatCapacities offered, bool full)
    {
        var whole = (offered.Formats.IsDefault ? [] : offered.Formats).Where(each => each.Type == FormatType.Full);
        var chosen = offered.State == FormatState.Formatted ? whole.OrderBy(each => each.Blocks != offered.Blocks) : whole;
        return chosen.Select(each => (FormatParameters?)new(each.Blocks, each.Type)
        {
            Parameter = each.Parameter,
            Options = full ? (byte)0 : FormatParameters.WithoutCertification,
        }).FirstOrDefault();
    }

    /// <summary>Blocks that a blank medium will hold once it is formatted.</summary>
    public static BlockCount SizeOf(Profile profile, FormatCapacities offered) =>
        new(Choose(profile, offered) is { Blocks: < FormatParameters.AnySize and var blocks } ? blocks : offered.Blocks);

    /// <summary>Formats a medium that is not, and lets formatting go on that was stopped. A drive that tells nothing of it is taken for ready to write.</summary>
    public static async ValueTask PrepareAsync(Drive drive, Readiness readiness, Profile profile, CancellationToken cancellation)
    {
        if (await drive.AskAsync(new ReadFormatCapacities(), cancellation) is { State: FormatState.Unformatted })
            await FormatAsync(drive, readiness, profile, full: false, progress: null);
        else if (profile.IsDvdPlusRw() && await drive.AskAsync(new ReadDiscInformation(), cancellation) is { BackgroundFormat: BackgroundFormat.Stopped })
            await SendAsync(drive, readiness, new(FormatParameters.AnySize, FormatType.DvdPlusRwBasic) { Parameter = GoOn }, progress: null);
    }

    /// <summary>Formats the medium from its beginning, whatever it holds. Full formatting is waited for to its end.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: the drive offers no way of formatting it.</exception>
    public static async ValueTask FormatAsync(Drive drive, Readiness readiness, Profile profile, bool full, Action<double>? progress)
    {
        var offered = await drive.QueryAsync(new ReadFormatCapacities(), CancellationToken.None);
        var parameters = Choose(profile, offered, full)
            ?? throw new DiscException(DriveErrors.InvalidMediumType, $"{drive.Address.Name} offers no way of formatting this {profile.Label()}.");
        if (full)
            await StopAsync(drive, readiness, progress: null);
        await SendAsync(drive, readiness, parameters, progress);
        if (full && profile.IsDvdPlusRw())
            await EndAsync(drive, readiness, progress);
    }

    /// <summary>Stops formatting in the background, where it goes on, and has the drive write what other drives need to read the disc.</summary>
    public static async ValueTask StopAsync(Drive drive, Readiness readiness, Action<double>? progress)
    {
        if (await drive.AskAsync(new ReadDiscInformation(), CancellationToken.None) is { BackgroundFormat: BackgroundFormat.InProgress })
            await readiness.RunAsync(new CloseTrackSession(CloseFunction.Session, 0), new(CloseFunction.Session, 0, Immediate: false), Readiness.Closing, progress);
    }

    private static async ValueTask SendAsync(Drive drive, Readiness readiness, FormatParameters parameters, Action<double>? progress)
    {
        await drive.SendAsync(default(FormatUnit), parameters, CancellationToken.None);
        await readiness.WaitAsync(Readiness.Erasing, progress);
    }

    /// <summary>Waits until formatting in the background has come to its end. REQUEST SENSE tells how far it is.</summary>
    private static async ValueTask EndAsync(Drive drive, Readiness readiness, Action<double>? progress)
    {
        var began = readiness.Time.GetTimestamp();
        while ((await drive.QueryAsync(new ReadDiscInformation(), CancellationToken.None)).BackgroundFormat == BackgroundFormat.InProgress)
        {
            if (readiness.Time.GetElapsedTime(began) > Readiness.Erasing)
                throw new DiscException(DriveErrors.NotReady, $"{drive.Address.Name} has not formatted the disc in {Readiness.Erasing.TotalHours:0} hours.");
            if ((await drive.QueryAsync(new RequestSense(), CancellationToken.None)).Progress is { } part)
                progress?.Invoke(part);
            await Task.Delay(Pause, readiness.Time, CancellationToken.None);
        }
    }

    private static bool IsDvdPlusRw(this Profile profile) => profile is Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer;
}
