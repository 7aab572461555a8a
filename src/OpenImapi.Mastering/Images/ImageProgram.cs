using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>An image's sessions, each planned behind the one before.</summary>
internal sealed class ImageProgram
{
    private static readonly BlockCount WholeGap = new(2 * Msf.FramesPerSecond);

    private readonly IBlockSource? data;
    private readonly IReadOnlyList<AudioProgram> programs;

    private ImageProgram(DiscLayout layout, IBlockSource? data, ImmutableArray<DiscImageSession> sessions, IReadOnlyList<AudioProgram> programs)
    {
        (Layout, this.data, Sessions, this.programs) = (layout, data, sessions, programs);
        Warnings = [.. programs.SelectMany(WarningsOf)];
        Notes = [.. programs.SelectMany(program => program.Notes)];
    }

    public DiscLayout Layout { get; }

    public ImmutableArray<DiscImageSession> Sessions { get; }

    public IReadOnlyList<DiscImageWarning> Warnings { get; }

    public IReadOnlyList<string> Notes { get; }

    public static ImageProgram Plan(ImageDraft draft, DiscImageReadOptions options)
    {
        var planned = draft.Data is { } data ? new(DiscLayout.OneDataTrack(data.Extent), data, [], []) : PlanSessions(draft, options);
        if (options.Mode == ReadingMode.Strict && draft.Warnings.Concat(planned.Warnings).FirstOrDefault() is { } warning)
            throw new DiscException(DiscImageReadErrors.ImageBroken, $"{draft.Path}, {warning}");
        return planned;
    }

    public DiscImageSource OpenSource() => data is not null ? new([data]) : new([.. programs.Select(program => program.OpenSource())]);

    private static ImageProgram PlanSessions(ImageDraft draft, DiscImageReadOptions options)
    {
        var planned = new List<AudioProgram>();
        var sessions = draft.Compose();
        foreach (var session in sessions)
        {
            var isFirst = planned.Count == 0;
            planned.Add(AudioProgram.Plan(session.Tracks, new()
            {
                Catalog = draft.Catalog,
                Text = isFirst && !draft.Texts.IsEmpty ? draft.Texts[0].Disc : CdTextFields.None,
                Language = draft.Texts.IsEmpty ? CdTextLanguage.English : draft.Texts[0].Language,
                ExtraCdText = isFirst ? draft.Texts : [],
                WriteCdText = isFirst && draft.Packs.IsEmpty,
                AllowShortTracks = options.AllowShortTracks,
                AddMixedModeGaps = false,
                Start = isFirst ? Lba.Zero : planned[^1].Extent.End + session.Distance,
                Session = session.Number,
                FirstTrack = session.FirstTrack,
            }));
        }

        var layouts = planned.Select(program => program.Layout.Sessions[0]).ToImmutableArray();
        if (!draft.Packs.IsEmpty)
            layouts = layouts.SetItem(0, layouts[0] with { CdText = draft.Packs });
        return new(new(layouts) { Catalog = draft.Catalog }, null, sessions, planned);
    }

    /// <summary>The gap at the end of a data track stands in the image as blocks like others, so only one before a track can be missed.</summary>
    private static IEnumerable<DiscImageWarning> WarningsOf(AudioProgram program) =>
        from warning in program.Warnings
        where warning.Kind != ProgramWarningKind.MissingGap || program.Tracks.First(track => track.Number == warning.Track).Layout.Pregap < WholeGap
        select new DiscImageWarning(0, warning.Text);
}
