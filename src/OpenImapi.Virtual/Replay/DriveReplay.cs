using System.Buffers.Binary;
using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>
/// A trace of some drive, for a virtual one to answer as that did: who it is, its features and pages, what it says of its medium, what it refuses.
/// What becomes of a disc that is written is the virtual recorder's own affair.
/// </summary>
public sealed class DriveReplay
{
    private const int ProfileAt = 6;

    private readonly Dictionary<string, Answer> answers = [];
    private readonly HashSet<OperationCode> unknown = [];
    private readonly List<(Profile Profile, long Blocks)> media = [];

    private DriveReplay(string text, ImmutableArray<TraceEntry> entries)
    {
        Text = text;
        var profile = Profile.None;
        var known = new HashSet<OperationCode>();
        foreach (var entry in entries)
        {
            var cdb = new Cdb(Convert.FromHexString(entry.Cdb));
            if (cdb.Length < 6)
                continue;
            var data = Convert.FromHexString(entry.Data ?? "");
            if (cdb.Code == OperationCode.GetConfiguration && data.Length >= ProfileAt + sizeof(ushort))
                profile = (Profile)BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(ProfileAt));
            Learn(entry, cdb, data, profile);
            Size(cdb, data, profile);
            if (entry.Status == ScsiStatus.Good)
                known.Add(cdb.Code);
        }

        unknown.ExceptWith(known);
    }

    /// <summary>The kind of medium that is most like the last one of the trace that can be written; nothing where there was none.</summary>
    public MediumKind? Medium
    {
        get
        {
            var (profile, blocks) = media.LastOrDefault(medium => MediumKind.Recordable.Any(kind => kind.Profile == medium.Profile));
            return MediumKind.Recordable.Where(kind => kind.Profile == profile && profile != Profile.None)
                .MinBy(kind => blocks == 0 ? 0 : Math.Abs(kind.Capacity.Value - blocks));
        }
    }

    /// <summary>The trace itself.</summary>
    internal string Text { get; }

    /// <summary>Reads a trace.</summary>
    /// <param name="path">A file that <c>imapi --trace</c> has written; where it has several drives, the one with the most commands is meant.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_TRACE: it is none, or no drive answered who it is.</exception>
    public static DriveReplay Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(DriveErrors.BadTrace, $"{path} cannot be read: {fault.Message}", inner: fault);
        }
    }

    /// <summary>The same, of the trace's lines.</summary>
    public static DriveReplay Parse(string text, string name)
    {
        using var lines = new StringReader(text);
        var entries = TraceReader.Read(lines, name);
        var drive = entries.GroupBy(entry => entry.Drive, StringComparer.Ordinal).Where(commands => commands.Any(TellsWho)).MaxBy(commands => commands.Count());
        if (drive is null)
            throw new DiscException(DriveErrors.BadTrace, $"In {name} no drive answers INQUIRY.", "Trace 'imapi drives' or a burn, from its beginning.");
        return new(text, [.. drive]);
    }

    private static bool TellsWho(TraceEntry entry) => entry is { Status: ScsiStatus.Good, Data: not null } && entry.Cdb.StartsWith("12", StringComparison.Ordinal);

    /// <summary>What the traced drive answered; nothing where the virtual one answers for itself.</summary>
    internal Completion? Find(Request request)
    {
        if (unknown.Contains(request.Cdb.Code))
            return Completion.Check(KnownSense.InvalidCommandOperationCode);
        var profile = new FeatureContext(request.Recorder.Loaded, request.Recorder.Options).Profile;
        if (!answers.TryGetValue(ReplayRules.Key(request.Cdb), out var answer) || (answer.OfMedium && answer.Profile != profile))
            return null;
        return answer.Sense is { } sense ? Completion.Check(sense) : request.AnswerBytes(answer.Data, request.Data.Length);
    }

    private void Learn(TraceEntry entry, Cdb cdb, byte[] data, Profile profile)
    {
        var sense = entry.Sense is { Length: > 0 } hex ? SenseData.Parse(Convert.FromHexString(hex)) : (SenseData?)null;
        if (sense is { Key: SenseKey.IllegalRequest, Asc: 0x20 })
            unknown.Add(cdb.Code);
        var ofMedium = ReplayRules.IsOfMedium(cdb);
        if (!ofMedium && !ReplayRules.IsOfDrive(cdb))
            return;
        var key = ReplayRules.Key(cdb);
        if (sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 } refused)
            answers.TryAdd(key, new(ofMedium, profile, [], refused with { KeySpecific = null }));
        else if (entry.Status == ScsiStatus.Good && data.Length > 0 && !(answers.TryGetValue(key, out var before) && IsBetter(before, data, profile)))
            answers[key] = new(ofMedium, profile, data, null);
    }

    /// <summary>The last medium counts; of one medium, the longest answer.</summary>
    private static bool IsBetter(Answer before, byte[] data, Profile profile) =>
        before.Sense is null && (!before.OfMedium || before.Profile == profile || profile == Profile.None) && before.Data.Length >= data.Length;

    /// <summary>How large the medium is: its unformatted size, else the free blocks of its invisible track.</summary>
    private void Size(Cdb cdb, byte[] data, Profile profile)
    {
        const int FormatSizeAt = 4;
        const int FreeBlocksAt = 16;
        var blocks = cdb.Code switch
        {
            OperationCode.ReadFormatCapacities when data.Length >= FormatSizeAt + 5 && (data[FormatSizeAt + 4] & 3) == (int)FormatState.Unformatted => At(FormatSizeAt),
            OperationCode.ReadTrackInformation when data.Length >= FreeBlocksAt + sizeof(uint) => At(FreeBlocksAt),
            OperationCode.GetConfiguration => 0,
            _ => -1,
        };
        if (blocks < 0 || profile == Profile.None)
            return;
        if (media.Count > 0 && media[^1].Profile == profile)
            media[^1] = (profile, Math.Max(media[^1].Blocks, blocks));
        else
            media.Add((profile, blocks));

        long At(int offset) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(offset));
    }

    /// <param name="OfMedium">It holds for such a medium only.</param>
    /// <param name="Profile">What lay in the drive.</param>
    /// <param name="Data">The answer.</param>
    /// <param name="Sense">The refusal, where it was one.</param>
    private sealed record Answer(bool OfMedium, Profile Profile, byte[] Data, SenseData? Sense);
}
