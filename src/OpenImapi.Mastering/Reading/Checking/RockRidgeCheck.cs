using System.Runtime.CompilerServices;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Checks the system use fields of a volume against SUSP and RRIP.</summary>
internal sealed class RockRidgeCheck(IsoTree tree)
{
    private readonly FindingList findings = new();
    private readonly Dictionary<FileId, (VolumeEntry First, int Names)> files = [];
    private int taken;

    public async IAsyncEnumerable<Finding> CheckAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        taken = tree.Faults.Count;
        foreach (var fault in tree.Faults)
            Take(fault);
        Extensions();
        Entry(tree.Root);
        await foreach (var entry in tree.WalkAsync(cancellation: cancellation).As<IsoEntry>())
        {
            Entry(entry);
            for (; taken < tree.Faults.Count; taken++)
                Take(tree.Faults[taken]);
            foreach (var finding in findings.Take())
                yield return finding;
        }

        Moved();
        LinkCounts();
        foreach (var finding in findings.Take())
            yield return finding;
    }

    private void Take(VolumeFault fault)
    {
        if (fault.IsOfSystemUse)
            findings.RockRidge(Severity.Error, "4.1", fault.Block, fault.Path, fault.Rule);
    }

    private void Extensions()
    {
        var root = tree.Root.RockRidge!;
        if (!root.Extensions.Any(extension => extension.IsRockRidge))
            findings.RockRidge(Severity.Error, "4.3", tree.Root.RecordBlock, "/", "no ER entry names Rock Ridge");
        foreach (var extension in root.Extensions.Where(extension => !extension.IsRockRidge))
            findings.RockRidge(Severity.Notice, "4.3", tree.Root.RecordBlock, "/", $"the volume has the extension '{extension.Identifier}', which is not read");
    }

    private void Entry(IsoEntry entry)
    {
        if (entry.RockRidge is not { } file)
            return;
        if (file.Attributes is not { } attributes)
            findings.RockRidge(Severity.Error, "4.1.1", entry.RecordBlock, entry.Path, "there is no PX entry");
        else
            Attributes(entry, file, attributes);
        if (entry.FileId is { } id && entry.Kind == SourceKind.File)
            files[id] = files.TryGetValue(id, out var known) ? (known.First, known.Names + 1) : (entry, 1);
    }

    private void Attributes(IsoEntry entry, RockRidgeFile file, in PosixAttributes attributes)
    {
        void Error(string clause, string text) => findings.RockRidge(Severity.Error, clause, entry.RecordBlock, entry.Path, text);
        var type = attributes.Mode.Type;
        if (entry.IsFolder != (type == PosixFileType.Directory))
            Error("4.1.1", $"the mode is that of {type}, the directory record that of a {(entry.IsFolder ? "directory" : "file")}");
        if (type == PosixFileType.SymbolicLink && file.Link is null)
            Error("4.1.3", "a symbolic link has no SL entry");
        if (type != PosixFileType.SymbolicLink && file.Link is not null)
            Error("4.1.3", "an SL entry stands with what is no symbolic link");
        if (attributes.Mode.IsDevice && file.Device is null)
            Error("4.1.2", "a device has no PN entry");
        if (attributes.Links == 0)
            Error("4.1.1", "the file has no link, not even this one");
    }

    /// <summary>Each directory that was moved is named once where it belongs, and only such a one is.</summary>
    private void Moved()
    {
        var (moved, linked) = (tree.RockRidge!.Moved, tree.RockRidge.Linked);
        foreach (var (location, record) in moved)
            if (!linked.ContainsKey(location))
                findings.RockRidge(Severity.Error, "4.1.5.3", record, "", $"the directory at block {location} was moved, and no child link says where it belongs");
        foreach (var (location, record) in linked)
            if (!moved.ContainsKey(location))
                findings.RockRidge(Severity.Error, "4.1.5.3", record, "", $"the directory at block {location}, to which a child link leads, is not marked as moved");
    }

    /// <summary>More names than said are wrong; fewer are there where the others were left out.</summary>
    private void LinkCounts()
    {
        foreach (var (first, names) in files.Values)
            if (names > first.NameCount)
                findings.RockRidge(Severity.Notice, "4.1.1", first.RecordBlock, first.Path, $"the file has {names} names and says {first.NameCount}");
    }
}
