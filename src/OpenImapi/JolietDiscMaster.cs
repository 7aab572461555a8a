using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>
/// Stages a data disc: one track with ISO 9660 and Joliet. On a disc that earlier sessions left appendable, the new session's tree
/// also holds their files.
/// </summary>
public sealed class JolietDiscMaster : FormatDiscMaster
{
    /// <summary>Blocks of an 80-minute CD, what is reckoned with while no recorder is chosen.</summary>
    public const long NominalBlocks = 359_849;

    private readonly JolietSettings settings;
    private GrowingImage staged = new();
    private Removals removals = new();
    private bool listsChecksums;

    internal JolietDiscMaster(DiscMaster master)
        : base(master) => settings = new(master.Time);

    public override bool HasContent => !staged.IsEmpty || !removals.IsEmpty;

    /// <summary>Name spaces, texts and other choices beyond IMAPI's; the label is the property VolumeName. The start is the disc's affair.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_STILL_IN_USE: it is set while a call is at work.</exception>
    public ImageOptions Options
    {
        get => settings.Options;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentOutOfRangeException.ThrowIfNotEqual(value.Start, Lba.Zero, nameof(value));
            using (Master.BeginWork(this))
                settings.Options = value;
        }
    }

    /// <summary>The options that make a volume like the one that the disc has already; nothing while it has none, and while no recorder is chosen.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public ImageOptions? EarlierOptions => Master.RequireActive(this).Selection?.Target.EarlierOptions;

    /// <summary>
    /// True when the disc's last session has a list of checksums that was not removed. It tells nothing of what is added, unless <see cref="ListChecksumsAsync"/> makes it anew.
    /// </summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public bool HasEarlierChecksums => removals.From(Master.RequireActive(this).Selection?.Target.Earlier)?.Find(Checksums.FileName) is not null;

    /// <summary>Blocks that content and file system may take on the disc, earlier sessions not counted.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public long TotalDataBlocks => RoomOn(Master.RequireActive(this).Selection?.Target).Value;

    /// <summary>
    /// Blocks that the staged content takes, file system included; 0 when nothing is staged. The number is exact; what is staged may have to be planned for it.
    /// </summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public long UsedDataBlocks
    {
        get
        {
            var open = Master.RequireActive(this);
            var target = open.Selection?.Target;
            return HasContent ? StagedOver(target).Measure(OptionsFor(target)).Value : 0;
        }
    }

    /// <summary>Bytes in a block: 2,048.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public int DataBlockSize
    {
        get
        {
            Master.RequireActive(this);
            return BlockSizes.UserData;
        }
    }

    internal override DiscMasterFormat Format => DiscMasterFormat.Joliet;

    /// <summary>A copy of the properties VolumeName, PlaceBootImageOnDisc and those of the boot image.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public PropertySet GetProperties()
    {
        Master.RequireActive(this);
        return JolietSettings.Table.Read(settings);
    }

    /// <summary>Sets the properties that the set holds; those that are unknown or read only are ignored and named.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    /// <exception cref="ArgumentException">A value does not fit; then nothing was set.</exception>
    public PropertiesIgnored SetProperties(PropertySet properties)
    {
        using (Master.BeginWork(this))
            return JolietSettings.Table.Apply(settings, properties);
    }

    /// <summary>Stages what lies on disk: what is in a folder goes into the root, a file goes in under its own name.</summary>
    /// <inheritdoc cref="AddDataAsync(SourceTree, AddDataOptions, CancellationToken)"/>
    public ValueTask AddDataAsync(string path, AddDataOptions? options = null, CancellationToken cancellation = default)
    {
        Master.RequireActive(this);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = new SourceTree();
        content.AddFromDisk(content.Root, path);
        return AddDataAsync(content, options, cancellation);
    }

    /// <summary>Stages a tree over what is staged already, whole or not at all. It costs what is added; <see cref="Plan"/> tells what the disc would be.</summary>
    /// <param name="content">The tree; it is not kept, and may be changed afterwards.</param>
    /// <param name="options">Whether files are replaced, and when their content is read.</param>
    /// <param name="cancellation">Ends the staging; nothing of it is kept.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_NOACTIVERECORDER; IMAPI_E_BADJOLIETNAME, IMAPI_E_FILEEXISTS, IMAPI_E_DISCFULL;
    /// IMAPI_E_NOTENOUGHDISKFORSTASH, IMAPI_E_FILEACCESS; IMAPI_E_USERABORT: a sink asked for the end. After a recording the disc is
    /// looked at again, and what is wrong with it comes out here.
    /// </exception>
    public ValueTask AddDataAsync(SourceTree content, AddDataOptions? options = null, CancellationToken cancellation = default) =>
        AddDataAsync(content is null ? null! : () => content, options, cancellation);

    /// <summary>Stages a tree that is made only once something can be staged at all.</summary>
    /// <param name="make">Makes the tree; what it throws ends the staging.</param>
    /// <param name="options">Whether files are replaced, and when their content is read.</param>
    /// <param name="cancellation">Ends the staging; nothing of it is kept.</param>
    /// <inheritdoc cref="AddDataAsync(SourceTree, AddDataOptions, CancellationToken)"/>
    public async ValueTask AddDataAsync(Func<SourceTree> make, AddDataOptions? options = null, CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        ArgumentNullException.ThrowIfNull(make);
        var selection = await Master.ExaminedSelectionAsync(cancellation);
        options ??= new();
        var content = make() ?? throw new ArgumentNullException(nameof(make), "There is no tree.");
        if (Options.Joliet && !options.AllowRenames)
            content.RequireJolietNames();
        await Master.StageAsync((events, token) => StageAsync(content, options, selection, events, token), cancellation);
    }

    /// <summary>
    /// Leaves out of the next session's tree what earlier sessions of the disc show at a path, such as "docs/old.txt", and what lies in it. The data stay on the disc,
    /// and older sessions go on to show them.
    /// </summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_NOACTIVERECORDER; <see cref="VolumeErrors.NoEntry"/>: nothing is there.
    /// </exception>
    public async ValueTask RemoveAsync(string path, CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var selection = await Master.ExaminedSelectionAsync(cancellation);
        removals.Add(path, selection.Target.Earlier);
    }

    /// <summary>
    /// Puts a list of the SHA-256 of all files into the volume's root: of those that are staged, then or later, and of those of earlier sessions, which are read from the disc
    /// where no list there names them. It holds until the content is cleared. See <see cref="Checksums"/>.
    /// </summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_NOACTIVERECORDER; an earlier file cannot be read.
    /// </exception>
    public async ValueTask ListChecksumsAsync(CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        var selection = await Master.ExaminedSelectionAsync(cancellation);
        await using (var held = await selection.Recorder.Device.AcquireAsync(cancellation))
            selection.Target = await EarlierSessions.WithHashesAsync(selection.Target, held.Drive, cancellation);
        listsChecksums = true;
    }

    /// <summary>
    /// The plan of what is staged, as the disc would be recorded now. It is good until something more is staged; then it can only be looked at.
    /// </summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public ImagePlan Plan() => PlanFor(Master.RequireActive(this).Selection?.Target);

    internal override void Clear() => (staged, removals, listsChecksums) = (new(), new(), false);

    internal override void Reset()
    {
        Clear();
        settings.Reset();
    }

    internal override async ValueTask<DiscTarget> ExamineAsync(Drive drive, CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        if (medium.Status == MediumStatus.Overwritable)
        {
            var grown = await EarlierSessions.ImportAsync(drive, medium, cancellation);
            MediumRules.RequireRoom(grown.Medium, drive.Address.Name);
            return listsChecksums ? await EarlierSessions.WithHashesAsync(grown, drive, cancellation) : grown;
        }

        MediumRules.RequireRoom(medium, drive.Address.Name);
        var target = medium.Status == MediumStatus.Blank ? new(medium) : await EarlierSessions.ImportAsync(drive, medium, cancellation);
        return listsChecksums ? await EarlierSessions.WithHashesAsync(target, drive, cancellation) : target;
    }

    internal override async ValueTask<RecordingJob> ComposeAsync(DiscTarget target, Medium medium, RecordDiscOptions how, CancellationToken cancellation)
    {
        if (settings.PlaceBootImageOnDisc && medium.Status != MediumStatus.Blank)
            throw new DiscException(ImapiErrors.BootImageAndNonblankDisc);
        if (settings.LacksBootImage)
            throw new DiscException(ImapiErrors.InvalidImage, "PlaceBootImageOnDisc is set, and BootImage is not.", "Set BootImage to the stream that holds the image.");
        MediumRules.RequireSameOrBlank(target, medium);
        var plan = PlanFor(target);
        MediumRules.RequireFit(plan.Extent.Length, target with { Overburn = how.Overburn, Medium = medium.IsOverwritable ? medium.GrowingFrom(plan.Extent.Start) : medium });
        var rewritesHead = medium.IsOverwritable || (medium.PseudoOverwrite && plan.Extent.Start > Lba.Zero && plan.Options.Udf == UdfRevision.None);
        var head = rewritesHead ? await VolumeHead.ReadAsync(plan, cancellation) : [];
        return new() { Layout = plan.Layout, Source = plan.OpenSource(), Head = head, PathAt = plan.PathAt, EndsWithContent = plan.Options.UdfForm == UdfForm.Virtual };
    }

    internal override IDisposable? Reading(RecordingJob job) => job.Source as ImageSource;

    private static BlockCount RoomOn(DiscTarget? target) => target is null ? new(NominalBlocks) : MediumRules.RoomOn(target);

    /// <summary>Looks first whether everything can be taken, copies it, and takes it last: until then nothing has changed.</summary>
    private async ValueTask StageAsync(SourceTree content, AddDataOptions options, Selection selection, AddEvents events, CancellationToken cancellation)
    {
        var target = selection.Target with { Overburn = options.Overburn };
        MediumRules.RequireFit(content, target);
        var batch = options.Staging == StagingMode.Capture ? selection.Stash.NewBatch() : null;
        var growth = StagedOver(selection.Target).Prepare(batch?.Reserve(content) ?? content, OptionsFor(selection.Target), options.Overwrite);
        MediumRules.RequireFit(growth, target);
        try
        {
            if (batch is not null)
                await batch.CopyAsync(content, events, cancellation);
            else
                events.Report((0, 0));
            cancellation.ThrowIfCancellationRequested();
        }
        catch
        {
            batch?.Discard();
            throw;
        }

        batch?.Keep();
        growth.Commit();
    }

    private ImagePlan PlanFor(DiscTarget? target) => StagedOver(target).Plan(OptionsFor(target));

    /// <summary>The options for a disc: a virtual UDF volume goes on with that of the last session where both are of one revision.</summary>
    private ImageOptions OptionsFor(DiscTarget? target)
    {
        var options = settings.OptionsWithBoot;
        var start = target?.Start ?? Lba.Zero;
        options = target?.Medium.IsOverwritable == true
            ? options with { Start = VolumeHead.SessionFor(start, options) }
            : options with
            {
                Start = start,
                SizeFromBlockZero = start > Lba.Zero,
                WriteUnit = options.Udf != UdfRevision.None && target is not null ? target.Medium.WriteUnit : BlockCount.Zero,
            };
        return options.UdfForm != UdfForm.Virtual ? options : options with
        {
            MediumLength = target?.Medium.Capacity ?? BlockCount.Zero,
            UdfEarlier = target?.EarlierUdf is { } earlier && earlier.Revision == options.Udf ? earlier : null,
        };
    }

    private GrowingImage StagedOver(DiscTarget? target)
    {
        staged.LayOver(removals.From(target?.Earlier));
        staged.ListChecksums(listsChecksums ? target?.EarlierHashes ?? ImmutableDictionary<RecordedContent, ReadOnlyMemory<byte>>.Empty : null);
        return staged;
    }
}
