using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Asks a drive what it is and can do.</summary>
public static class DriveSurvey
{
    private const int MostAttentions = 8;

    /// <summary>Describes a drive. It need not hold a medium; one that is there is left alone.</summary>
    /// <exception cref="DiscException">The drive does not answer, or is not an optical drive (IMAPI_E_DEVICE_INVALIDTYPE).</exception>
    public static async ValueTask<DriveDescription> ReadAsync(Drive drive, CancellationToken cancellation = default)
    {
        var inquiry = await drive.QueryAsync(new Inquiry(StandardInquiry.Length), cancellation);
        if ((inquiry.Peripheral & 0x1F) != StandardInquiry.OpticalDrive)
            throw new DiscException(DriveErrors.InvalidDeviceType, $"{drive.Address.Name} is not an optical drive.");
        var features = (await AskAsync(() => drive.QueryAsync(new GetConfiguration(), cancellation)))?.Features ?? [];
        var page = await AskAsync(() => drive.ReadPageAsync<Capabilities>(cancellation)) ?? default;
        var configuration = new Configuration(Profile.None, features);
        var profiles = configuration.Find(FeatureCode.ProfileList) is { } list ? [.. ProfileList.In(list).Profiles.Select(each => each.Profile)] : OfPage(page);
        return WithCdAbilities(configuration, page, new()
        {
            Address = drive.Address,
            Vendor = Text(inquiry.Vendor),
            Product = Text(inquiry.Product),
            Revision = Text(inquiry.Revision),
            Serial = configuration.Find(FeatureCode.DriveSerialNumber) is { } serial && Text(serial.Data) is { Length: > 0 } number ? number : null,
            Reads = profiles,
            Writes = [.. profiles.Where(profile => !profile.IsPressed() && profile != Profile.None)],
            Features = features,
            BufferSize = page.BufferSize * 1024,
            MaximumWriteSpeed = page.MaximumWriteSpeed,
            UnderrunProtection = (page.Media & 0x80) != 0 || Has(configuration, 0x40),
            TestWrite = (page.Writes & 4) != 0 || Has(configuration, 4),
            LoadsByItself = configuration.Find(FeatureCode.RemovableMedium) is { } mechanism && CanLoad(mechanism),
        });
    }

    /// <summary>What concerns CDs alone; drives older than features say some of it on their capabilities page.</summary>
    private static DriveDescription WithCdAbilities(Configuration configuration, Capabilities page, DriveDescription drive)
    {
        var read = configuration.Find<CdReadFeature>() ?? default;
        var tracks = configuration.Find<CdTrackAtOnceFeature>();
        var sessions = configuration.Find<CdMasteringFeature>() ?? default;
        return drive with
        {
            ReadsAudio = page.ReadsAudio || configuration.Find(FeatureCode.CdRead) is not null,
            AccurateStream = page.AccurateStream,
            ReadsC2 = read.C2Pointers || page.ReadsC2,
            ReadsCdText = read.CdText,
            CanTrackAtOnce = tracks is not null,
            CanTestTrackAtOnce = tracks is { TestWrite: true },
            CanSessionAtOnce = sessions.SessionAtOnce,
            CanRaw = sessions.Raw,
            CanWriteCdText = sessions.RToW,
            CanTestSessionAtOnce = sessions.TestWrite,
            MaximumCueSheetLength = (int)sessions.MaximumCueSheetLength,
        };
    }

    /// <summary>True where one of the features that write CD or DVD-R has this bit: 40h under-run free, 04h test write (MMC-5, 5.3.25 to 5.3.27).</summary>
    private static bool Has(Configuration configuration, byte bit) =>
        new[] { FeatureCode.CdTrackAtOnce, FeatureCode.CdMastering, FeatureCode.DvdRWrite }
            .Any(code => configuration.Find(code) is { Data.IsEmpty: false } feature && (feature.Data.Span[0] & bit) != 0);

    /// <summary>Loading mechanism 1 is a tray; the Load bit says whether it closes by command (MMC-6, 5.3.4), which drives older than it leave zero.</summary>
    private static bool CanLoad(FeatureDescriptor mechanism) =>
        !mechanism.Data.IsEmpty && mechanism.Data.Span[0] >> 5 == 1 && (mechanism.Data.Span[0] & 0x10) != 0;

    /// <summary>What the drive answers; nothing where it does not know the question.</summary>
    private static async ValueTask<T?> AskAsync<T>(Func<ValueTask<T>> ask)
        where T : struct
    {
        for (var attentions = 0; ; attentions++)
        {
            try
            {
                return await ask();
            }
            catch (DriveException news) when (news.Sense.Key == SenseKey.UnitAttention && attentions < MostAttentions)
            {
                // News such as a medium change is told once and stops one command; the next one goes through.
            }
            catch (DriveException refused) when (refused.Sense.Key is SenseKey.IllegalRequest or SenseKey.NotReady)
            {
                return null;
            }
        }
    }

    /// <summary>The kinds of medium of a drive older than features, from its capabilities page.</summary>
    private static ImmutableArray<Profile> OfPage(Capabilities page)
    {
        var profiles = ImmutableArray.CreateBuilder<Profile>();
        profiles.Add(Profile.CdRom);
        if ((page.Reads & 8) != 0)
            profiles.Add(Profile.DvdRom);
        if ((page.Writes & 1) != 0)
            profiles.Add(Profile.CdR);
        if ((page.Writes & 2) != 0)
            profiles.Add(Profile.CdRw);
        return profiles.DrainToImmutable();
    }

    private static string Text(ByteString text) => text.ToString().Trim('\0', ' ');
}
